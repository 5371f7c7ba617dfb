import type { ProjectBody } from '../records/kinds';
import { settingsNotes } from './settings-audit';

const project: ProjectBody = {
  key: 'SHOP',
  name: 'Shop',
  state: 'disabled',
  defaultTestType: 'automated',
  defaultLanguage: 'en',
  statusMapping: {},
  keys: [],
};

test('enabling and what was set with it are told apart', () => {
  const after: ProjectBody = { ...project, state: 'enabled', defaultTestType: 'manual' };
  expect(settingsNotes(project, after)).toEqual([
    { action: 'project-enabled' },
    { action: 'settings-changed', facts: [{ name: 'defaultTestType', from: 'automated', to: 'manual' }] },
  ]);
  expect(settingsNotes(after, project)[0]).toEqual({ action: 'project-disabled' });
});

test('what is saved as it was tells nothing', () => {
  expect(settingsNotes(project, { ...project })).toEqual([]);
  expect(settingsNotes(project, { ...project, mirrorQuestions: false, key: 'NEW', name: 'New' })).toEqual([]);
});

test('a setting that was not chosen before, or no longer is, has one side', () => {
  const chosen: ProjectBody = { ...project, defectType: '10004', lint: { 'tag-case': false } as never };
  expect(settingsNotes(project, chosen)[0]?.facts).toEqual([
    { name: 'defectType', to: '10004' },
    { name: 'lint.tag-case', to: false },
  ]);
  expect(settingsNotes(chosen, project)[0]?.facts).toEqual([
    { name: 'defectType', from: '10004' },
    { name: 'lint.tag-case', from: false },
  ]);
});
