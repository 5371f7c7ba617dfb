import { RestError } from '../rest/errors';
import { textMatcher } from './text-match';

test.each<[string, string, boolean]>([
  ['log', 'Log in', true],
  ['log', 'Login', false],
  ['log*', 'Login', true],
  ['l?g', 'log', true],
  ['in log', 'log it in', true],
  ['"log in"', 'log it in', false],
  ['"log in"', 'please log in now', true],
  ['"log in" now', 'please log in now', true],
  ['größe', 'Die GRÖSSE und die Größe', true],
  ['PROJ-1', 'see proj-1', true],
])('%s in %s: %s', (query, text, expected) => {
  expect(textMatcher(query, 'summary')(text)).toBe(expected);
});

test.each(['a OR b', '-a', 'a~', '(a)', 'a && b'])('refuses the syntax of %s', (query) => {
  expect(() => textMatcher(query, 'summary')).toThrow(expect.objectContaining({ status: 501 }));
});

test('refuses a search for nothing', () => {
  expect(() => textMatcher('  ', 'summary')).toThrow(RestError);
});
