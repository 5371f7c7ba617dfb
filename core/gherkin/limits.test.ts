import { hasTooManyLines, MAX_LINES } from './limits';
import { parseFeature } from './parse';
import { checkSnippet } from './snippet';

test.each(['\n', '\r\n', '\r'])('a text of %j up to the limit is read, one more is not', (ending) => {
  const most = `Feature: Many\n${ending.repeat(MAX_LINES - 1)}`;
  expect(hasTooManyLines(most)).toBe(false);
  expect(parseFeature(most)).toMatchObject({ ok: true });
  expect(hasTooManyLines(`${most}${ending}`)).toBe(true);
});

test('says what to do with a text that is too long, at the first line that is', () => {
  const problem = {
    line: MAX_LINES + 1,
    column: 1,
    message: 'The text has more than 50,000 lines. Split it into several features.',
  };
  expect(parseFeature('\n'.repeat(2_000_000))).toEqual({ ok: false, problems: [problem] });
  expect(checkSnippet(`Scenario: A\n${'\n'.repeat(2_000_000)}`, 'en')).toEqual([problem]);
});
