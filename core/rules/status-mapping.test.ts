import { exportStatus, withChosen } from './status-mapping';

test.each([
  ['new', 'OPEN'],
  ['indeterminate', 'WIP'],
  ['done', 'COMPLETED'],
  ['undefined', undefined],
  ['constructor', undefined],
  [undefined, undefined],
])('category %s is %s', (categoryKey, status) => {
  expect(exportStatus({ statusId: '1', categoryKey }, {})).toBe(status);
});

test("the project's mapping comes first", () => {
  const mapping = { '3': 'COMPLETED', '4': 'NONE' } as const;
  expect(exportStatus({ statusId: '3', categoryKey: 'new' }, mapping)).toBe('COMPLETED');
  expect(exportStatus({ statusId: '4', categoryKey: 'new' }, mapping)).toBeUndefined();
  expect(exportStatus({ statusId: 'toString', categoryKey: 'new' }, mapping)).toBe('OPEN');
});

test('what is chosen takes the place of what was, and may be taken back; the rest stays', () => {
  const before = { '3': 'COMPLETED', '4': 'NONE' } as const;
  expect(withChosen(before, { '4': 'WIP', '5': 'OPEN' })).toEqual({
    '3': 'COMPLETED',
    '4': 'WIP',
    '5': 'OPEN',
  });
  expect(withChosen(before, { '3': null, '6': null })).toEqual({ '4': 'NONE' });
});
