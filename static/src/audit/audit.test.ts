import { AUDIT_ACTIONS } from '@behave-pro/core/audit';
import type { AuditEntryView, AuditPage } from '../../../src/invoke-api';
import { fileText, wholeLog } from './audit-file';
import { PROJECT_ACTIONS } from './audit-filter';
import { askOf, EVERYTHING, isBackwards } from './chosen';
import { factWords } from './fact-words';
import { strings } from '../strings';

test('a fact is said in the words of the page it is set on', () => {
  expect(factWords({ name: 'mirrorQuestions', from: false, to: true })).toBe(
    'Questions as comments in Jira: off → on',
  );
  expect(factWords({ name: 'defaultTestType', from: 'automated', to: 'manual' })).toBe(
    'Test type of new scenarios: Automated → Manual',
  );
  expect(factWords({ name: 'scopes', value: 'download upload' })).toBe(
    'It may: Download features, Publish reports',
  );
  expect(factWords({ name: 'lint.some-rule', to: false })).toBe('Lint rule some-rule: not chosen → off');
  expect(factWords({ name: 'dueAt', value: '2026-03-02T12:00:00.000Z' })).not.toContain('T12');
  expect(factWords({ name: 'newer than this page', value: 3 })).toBe('newer than this page: 3');
});

test('a period is whole days of who looks, and what is half typed is none', () => {
  const ask = askOf({ ...EVERYTHING, from: '2026-03-01', to: '2026-03-01' });
  expect(Date.parse(ask.to ?? '') - Date.parse(ask.from ?? '')).toBe(24 * 60 * 60 * 1000 - 1);
  expect(askOf({ ...EVERYTHING, from: '2026-03-' })).toEqual({});
  expect(isBackwards({ ...EVERYTHING, from: '2026-03-02', to: '2026-03-01' })).toBe(true);
  expect(isBackwards({ ...EVERYTHING, from: '2026-03-02' })).toBe(false);
});

test('a file is read to its end, through answers that found nothing', async () => {
  const entry = (id: string): AuditEntryView => ({
    id,
    at: '2026-03-01T10:00:00.000Z',
    action: 'app-installed',
    facts: [],
  });
  const pages: Record<string, AuditPage> = {
    '': { entries: [entry('1')], next: 'a' },
    a: { entries: [], next: 'b' },
    b: { entries: [entry('2')] },
  };
  const progress: number[] = [];
  const ask = jest.fn(async ({ after = '' }: { after?: string }) => pages[after] ?? { entries: [] });
  const entries = await wholeLog(ask, { action: 'app-installed' }, (n) => progress.push(n));
  expect(entries.map(({ id }) => id)).toEqual(['1', '2']);
  expect(progress).toEqual([1, 1, 2]);
  expect(ask).toHaveBeenLastCalledWith({ action: 'app-installed', many: true, after: 'b' });
  expect(fileText('csv', entries)).toMatch(/^\uFEFFat,person,/);
  expect(fileText('csv', entries).split('\r\n')[1]).toBe(
    '2026-03-01T10:00:00.000Z,The app,,,,app-installed,',
  );
});

test('a project is asked for every action that its log can have: all but those of the site', () => {
  expect(AUDIT_ACTIONS.filter((action) => !PROJECT_ACTIONS.includes(action))).toEqual([
    'licence-lapsed',
    'licence-renewed',
    'removal-announced',
    'removal-begun',
    'removal-done',
    'app-installed',
    'app-upgraded',
  ]);
});

test('of a removal no more is said than what it is of: a project, where a fact names one', () => {
  for (const action of AUDIT_ACTIONS.filter((one) => one.startsWith('removal-')))
    expect(strings.audit.action[action]).not.toMatch(/\ball\b/i);
});
