import { readFilter } from './filter';
import { NotModelled } from './not-modelled';

const filter = (value: object) => readFilter({ key: 'listener', filter: value });
const mine = { selfGenerated: true };
const theirs = { selfGenerated: false };

test('a trigger without a filter takes everything', () => {
  expect(readFilter({ key: 'listener' })(mine)).toEqual({ takes: true });
});

test('ignoreSelf leaves out what the app caused itself, and nothing of events that do not say', () => {
  const read = filter({ ignoreSelf: true });
  expect([mine, theirs, {}].map((event) => read(event).takes)).toEqual([false, true, true]);
  expect(filter({ ignoreSelf: false })(mine)).toEqual({ takes: true });
});

test('both conditions have to hold', () => {
  const read = filter({ ignoreSelf: true, expression: 'event.wanted' });
  expect(read({ ...theirs, wanted: true })).toEqual({ takes: true });
  expect(read({ ...theirs, wanted: false })).toEqual({ takes: false });
  expect(read({ ...mine, wanted: true })).toEqual({ takes: false });
});

test.each<[string | undefined, boolean, boolean]>([
  [undefined, false, true],
  ['IGNORE_AND_LOG', false, true],
  ['IGNORE', false, false],
  ['RECEIVE_AND_LOG', true, true],
  ['RECEIVE', true, false],
])('where the expression fails, onError %s: takes %s, logs %s', (onError, takes, logs) => {
  const verdict = filter({ expression: 'event.gone.away == 1', ...(onError && { onError }) })({});
  expect(verdict.takes).toBe(takes);
  expect(verdict.problem).toEqual(
    logs ? 'The filter could not be evaluated: “event.gone” is null and has no “away”' : undefined,
  );
});

test.each([
  { appIsLicensed: true },
  { expression: 'event.a > 1' },
  { expression: 7 },
  { expression: 'true', onError: 'PANIC' },
  { ignoreself: true },
])('%j is not modelled', (value) => {
  expect(() => filter(value)).toThrow(NotModelled);
});
