import { projectFor } from './project';

test.each<[string, string | undefined, string, string]>([
  ['cucumber-js-features', undefined, 'CUCUMBERJS', 'cucumber-js-features'],
  ['2024 Bücher', undefined, 'BUCHER', '2024 Bücher'],
  ['仕様', undefined, 'IMPORT', '仕様'],
  ['x', undefined, 'IMPORT', 'x'],
  ['', undefined, 'IMPORT', 'Import'],
  ['features', 'BIB', 'BIB', 'features'],
])('a folder %j with the key %s', (folder, given, key, name) => {
  expect(projectFor(folder, given)).toEqual({ key, name });
});
