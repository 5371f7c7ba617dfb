import { familyOf } from './issue-family';

const other = { id: '7', key: 'SHOP-7', fields: { summary: 'Pay' } };

test('an issue that clones another has an original; one that is cloned, or linked otherwise, has none', () => {
  const original = { id: '7', key: 'SHOP-7', summary: 'Pay' };
  const links = [
    { type: { name: 'Blocks' }, outwardIssue: { ...other, id: '8' } },
    { type: { name: 'Cloners' } },
    { type: { name: 'Cloners' }, outwardIssue: other },
  ];
  expect(familyOf({ issuelinks: links })).toEqual({ original });
  expect(familyOf({ issuelinks: links.slice(0, 2) })).toEqual({});
  expect(familyOf({ issuelinks: [{ type: { name: 'Copies' }, outwardIssue: other }] })).toEqual({});
});

test('an epic is a parent, and any issue with subtasks', () => {
  expect(familyOf({ issuetype: { id: '1', hierarchyLevel: 1 } })).toEqual({ children: 'issues' });
  expect(familyOf({ issuetype: { id: '1', hierarchyLevel: 0 }, subtasks: [{ id: '9' }] })).toEqual({
    children: 'subtasks',
  });
  expect(familyOf({ issuetype: { id: '1', hierarchyLevel: -1 }, subtasks: [] })).toEqual({});
  expect(familyOf({})).toEqual({});
});
