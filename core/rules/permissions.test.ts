import { isAllowed, permissionsFor } from './permissions';

test('each action needs its permission and the right to see', () => {
  expect(permissionsFor('see')).toEqual(['BROWSE_PROJECTS']);
  expect(permissionsFor('edit')).toEqual(['BROWSE_PROJECTS', 'EDIT_ISSUES']);
  expect(permissionsFor('administer')).toEqual(['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS']);
});

test('nothing is allowed without them', () => {
  expect(isAllowed('edit', new Set(['BROWSE_PROJECTS', 'EDIT_ISSUES']))).toBe(true);
  expect(isAllowed('edit', new Set(['EDIT_ISSUES']))).toBe(false);
  expect(isAllowed('administer', new Set(['BROWSE_PROJECTS', 'EDIT_ISSUES']))).toBe(false);
  expect(isAllowed('see', new Set())).toBe(false);
});
