import { NotModelled } from '../not-modelled';
import { EvaluationError, readCondition } from './index';

const event = {
  eventType: 'avi:jira:updated:issue',
  selfGenerated: false,
  issue: { id: '10001', key: 'SHOP-1', fields: { summary: 'Pay', assignee: null, labels: ['money', 'web'] } },
  changelog: {
    items: [
      { field: 'status', from: '10000', to: '3', toString: 'In Progress' },
      { field: 'summary', from: null, to: null, toString: 'Pay' },
    ],
  },
};
const holds = (expression: string, of: unknown = event): boolean => readCondition(expression)(of);

test.each<[string, boolean]>([
  ['true', true],
  ['!event.selfGenerated', true],
  ["event.issue.key == 'SHOP-1'", true],
  ['event.issue["key"] == "SHOP-1"', true],
  ["event.issue.key != 'SHOP-1'", false],
  ['event.issue.id == 10001', false],
  ['event.issue.fields.assignee == null', true],
  ['event.issue.fields.priority == null', true],
  ["event.issue.fields?.project?.key == 'SHOP'", false],
  ['event.issue.fields.assignee?.account.id == null', true],
  ["event.changelog.items.some(item => item.field == 'status')", true],
  ["event.changelog.items.some(item => item.field == 'Key' || item.field == 'project')", false],
  ["event.changelog.items.some(item => ['project', 'summary'].includes(item.field))", true],
  ['event.changelog.items.filter(item => item.to != null).length == 1', true],
  ["event.changelog.items.map(item => item.field).includes('summary')", true],
  ["event.changelog.items.map(item => item.field) == ['status', 'summary']", true],
  ["event.changelog.items.some(item => item.toString == 'In Progress')", true],
  ["event.issue.fields.labels.some(label => event.issue.fields.summary == 'Pay' && label == 'web')", true],
  ["event.issue.fields.labels.some(event => event == 'web')", true],
  ["event.issue.fields.summary.includes('ay') && event.issue.fields.summary.length == 3", true],
  ['(event.selfGenerated || true) && !(1 == 2)', true],
  ["event.created?.items.some(item => item.field == 'status') == null", true],
])('%s is %s', (expression, expected) => {
  expect(holds(expression)).toBe(expected);
});

test('what is not needed for the answer is not evaluated', () => {
  expect(holds('event.selfGenerated && event.gone.away')).toBe(false);
  expect(holds('!event.selfGenerated || event.gone.away')).toBe(true);
});

test.each([
  ['event.issue.key', 'is a string, not a boolean'],
  ['event.issue && true', '“event.issue” is a record, not a boolean'],
  ['!event.issue.key', '“event.issue.key” is a string, not a boolean'],
  ['event.gone.away == 1', '“event.gone” is null and has no “away”'],
  ['event.issue.key.text == 1', 'is a string and has no “text”'],
  ['event.changelog.items.field == 1', 'is a list and has no “field”'],
  ['event.issue.some(item => true)', '“event.issue” is a record, not a list'],
  ['event.issue.fields.assignee.includes("x")', 'is null, not a list'],
  ['event.issue.key.includes(1)', 'cannot include a number'],
  ['event.changelog.items.some(item => item.field)', 'is a string, not a boolean'],
])('%s does not fit the event: %s', (expression, message) => {
  const condition = readCondition(expression);
  expect(() => condition(event)).toThrow(EvaluationError);
  expect(() => condition(event)).toThrow(message);
});

test.each([
  'event.issue.id > 1',
  'event.issue.id === 1',
  'event.issue.id + 1 == 2',
  '-1 == 1',
  'typeof event == 1',
  'issue.key == 1',
  'user',
  'process.exit()',
  'event.issue.key ? true : false',
  'event.issue.key ?? true',
  'event.issue.key.match(x => x)',
  'event.changelog.items[0] == null',
  'event[event.issue.key] == null',
  'event.changelog.items.every(item => true)',
  'event.changelog.items.constructor(item => true)',
  'event.changelog.items.some(true)',
  'event.changelog.items.some((item, at) => true)',
  'event.changelog.items.some(item => { return true; })',
  'event.changelog.items.some(async item => true)',
  'event.changelog.items.some(({ field }) => true)',
  'event.changelog.items.some?.(item => true)',
  'event.changelog.items.some(...event.list)',
  'event.changelog.items.some(item => true, 1)',
  '[...event.changelog.items].length == 1',
  '[1, , 2].length == 3',
  'event["includes"]("x")',
  '`text` == event.issue.key',
  '/x/ == event.issue.key',
  '10n == event.issue.id',
  '{ a: 1 } == event',
  'let a = 1',
  'event.issue.key == "x"; true',
  'event.issue.key = "x"',
  'new Date() == null',
  'event.issue.key ==',
  '',
  // Wherever it stands, and whether or not the event would lead there.
  'false && event.issue.id > 1',
])('%j is not modelled', (expression) => {
  expect(() => readCondition(expression)).toThrow(NotModelled);
});

test('the prototypes of JavaScript are out of reach', () => {
  expect(holds('event.constructor == null && event.__proto__ == null')).toBe(true);
  expect(holds('event.__proto__ == 1', JSON.parse('{"__proto__":1}'))).toBe(true);
});
