import { accountId, adf, expectStatus, SITE, TestSite } from './test-support';
import operations from './operations.json';
import { HANDLERS } from './handlers';

let site: TestSite;
beforeEach(() => (site = new TestSite()));
afterEach(() => site.close());

test('every operation of the extract has a handler and no handler is without one', () => {
  expect(Object.keys(HANDLERS).sort()).toEqual([...operations].sort());
});

test('an issue is created, read, edited, moved on and deleted, and keys are not given twice', async () => {
  await site.project('LOOP');
  const first = await site.issue('LOOP', 'Log in', {
    description: adf('As a user'),
    labels: ['web', 'auth'],
  });
  expect(first.key).toBe('LOOP-1');

  const edit = { fields: { summary: 'Sign in' }, update: { labels: [{ add: 'sso' }, { remove: 'web' }] } };
  expectStatus(await site.call('mira', 'PUT', `issue/${first.key}`, edit), 204);
  const transition = { transition: { id: '21' } };
  expectStatus(await site.call('mira', 'POST', `issue/${first.id}/transitions`, transition), 204);
  const assignment = { accountId: accountId('paul') };
  expectStatus(await site.call('mira', 'PUT', `issue/${first.id}/assignee`, assignment), 204);

  const read = expectStatus(await site.call('vic', 'GET', `issue/${first.key.toLowerCase()}`), 200);
  expect(read).toMatchObject({
    id: first.id,
    key: 'LOOP-1',
    fields: {
      summary: 'Sign in',
      description: adf('As a user'),
      labels: ['auth', 'sso'],
      status: { name: 'In Progress', statusCategory: { key: 'indeterminate' } },
      assignee: { accountId: accountId('paul'), displayName: 'Paul Projectlead' },
      reporter: { accountId: accountId('mira') },
      project: { key: 'LOOP' },
      priority: { name: 'Medium' },
      fixVersions: [],
      created: '2026-03-02T10:00:00.000+0000',
    },
  });
  expectStatus(await site.call('paul', 'DELETE', `issue/${first.id}`), 204);
  expect((await site.call('ada', 'GET', `issue/${first.id}`)).status).toBe(404);
  expect((await site.issue('LOOP', 'Another')).key).toBe('LOOP-2');
});

test('what one installation stores another does not see', async () => {
  await site.project('LOOP');
  await site.issue('LOOP', 'Log in');
  const other = { kind: 'person', installation: 'other-site', accountId: accountId('ada') } as const;
  expect((await site.raw(other, 'GET', 'issue/LOOP-1')).status).toBe(404);
  await site.jira.reset('other-site');
  expect((await site.call('ada', 'GET', 'issue/LOOP-1')).status).toBe(200);
  await site.jira.reset(SITE);
  expect((await site.call('ada', 'GET', 'issue/LOOP-1')).status).toBe(404);
  expect(expectStatus(await site.call('ada', 'GET', 'project'), 200)).toEqual([]);
});

test('an answer survives a restart of the host', async () => {
  await site.project('LOOP');
  await site.issue('LOOP', 'Log in');
  await site.restart();
  expect(await site.search('project = LOOP')).toEqual(['LOOP-1']);
  expect((await site.issue('LOOP', 'Log out')).key).toBe('LOOP-2');
});
