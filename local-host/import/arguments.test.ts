import { readArguments, UsageError } from './arguments';

test.each<[string[], object]>([
  [[], {}],
  [['--import', 'features'], { importFrom: 'features' }],
  [['--import=a b.zip', '--project', 'bib'], { importFrom: 'a b.zip', projectKey: 'BIB' }],
  [['--project', 'BIB2', '--import', '-x'.slice(1)], { importFrom: 'x', projectKey: 'BIB2' }],
])('%j', (args, expected) => {
  expect(readArguments(args)).toEqual(expected);
});

test.each([
  [['--imprt', 'features']],
  [['features']],
  [['--import']],
  [['--import', '']],
  [['--import', 'features', 'more']],
  [['--import', 'features', '--project']],
  [['--import', 'features', '--project', '1X']],
  [['--import', 'features', '--project', 'A-B']],
  [['--project', 'BIB']],
  [['--help']],
])('%j is refused, with the usage', (args) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow('Usage: npm start');
});
