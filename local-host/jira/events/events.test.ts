import { accountId, adf, expectStatus, SITE, TestSite } from '../test-support';

let site: TestSite;
beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
  site.events.length = 0;
});
afterEach(() => site.close());

const names = (): string[] => site.events.map(({ event }) => event);
const account = (name: string) => ({ accountId: accountId(name) });

test('created, updated, assigned and deleted issues are told with who, what and from where', async () => {
  const { id, key } = await site.issue('SHOP', 'Pay');
  expect(site.events).toMatchObject([
    {
      installation: SITE,
      event: 'avi:jira:created:issue',
      payload: {
        eventType: 'avi:jira:created:issue',
        issue: { id, key, fields: { summary: 'Pay', project: { key: 'SHOP' }, assignee: null } },
        atlassianId: accountId('mira'),
        associatedUsers: [account('mira')],
        selfGenerated: false,
      },
    },
  ]);
  site.events.length = 0;
  const fields = { summary: 'Pay now', assignee: account('paul'), labels: ['money'], description: adf('x') };
  expectStatus(await site.call('app:mira', 'PUT', `issue/${key}`, { fields }), 204);
  expect(names()).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
  expect(site.events[0]?.payload).toMatchObject({
    selfGenerated: true,
    associatedUsers: [account('mira'), account('paul')],
    changelog: {
      items: [
        {
          field: 'summary',
          fieldId: 'summary',
          from: null,
          fromString: 'Pay',
          to: null,
          toString: 'Pay now',
        },
        { field: 'description', fromString: null, toString: 'x' },
        { field: 'labels', fromString: '', toString: 'money' },
        { field: 'assignee', from: null, to: accountId('paul'), toString: 'Paul Projectlead' },
      ],
    },
  });
  site.events.length = 0;
  expectStatus(await site.call('paul', 'DELETE', `issue/${key}`), 204);
  expect(site.events).toMatchObject([
    { event: 'avi:jira:deleted:issue', payload: { issue: { id, key, fields: { summary: 'Pay now' } } } },
  ]);
});

test('a transition and fix versions stand in the changelog with ids and names', async () => {
  const { key } = await site.issue('SHOP', 'Pay');
  const projectId = Number(
    (expectStatus(await site.call('vic', 'GET', 'project/SHOP'), 200) as { id: string }).id,
  );
  const version = expectStatus(await site.call('paul', 'POST', 'version', { name: '1.0', projectId }), 201);
  site.events.length = 0;
  const transition = { transition: { id: '31' } };
  expectStatus(await site.call('mira', 'POST', `issue/${key}/transitions`, transition), 204);
  expectStatus(
    await site.call('mira', 'PUT', `issue/${key}`, { update: { fixVersions: [{ add: { name: '1.0' } }] } }),
    204,
  );
  expect(site.events.map(({ payload }) => payload.changelog)).toEqual([
    {
      items: [
        {
          field: 'status',
          fieldId: 'status',
          from: '10000',
          fromString: 'To Do',
          to: '10001',
          toString: 'Done',
        },
      ],
    },
    {
      items: [
        {
          field: 'Fix Version',
          fieldId: 'fixVersions',
          from: null,
          fromString: null,
          to: (version as { id: string }).id,
          toString: '1.0',
        },
      ],
    },
  ]);
  expect(site.events[0]?.payload.associatedStatuses).toMatchObject([{ name: 'To Do' }, { name: 'Done' }]);
});

test('what changes nothing, is refused or sets a property tells nobody', async () => {
  const { key } = await site.issue('SHOP', 'Pay');
  site.events.length = 0;
  site.now += 1000;
  expectStatus(await site.call('mira', 'PUT', `issue/${key}`, { fields: { summary: 'Pay' } }), 204);
  expectStatus(await site.call('mira', 'PUT', `issue/${key}`, { fields: { summary: '' } }), 400);
  expectStatus(await site.call('mira', 'PUT', `issue/${key}/properties/p`, 1), 201);
  expect(names()).toEqual([]);
  const read = expectStatus(await site.call('mira', 'GET', `issue/${key}?fields=created,updated`), 200);
  const { created, updated } = (read as { fields: { created: string; updated: string } }).fields;
  expect(updated).toBe(created);
});

test('comments, and projects that come and go', async () => {
  const { id, key } = await site.issue('SHOP', 'Pay');
  await site.project('BANK', 'ada');
  site.events.length = 0;
  expectStatus(await site.call('mira', 'POST', `issue/${key}/comment`, { body: adf('Why?') }), 201);
  expectStatus(await site.call('ada', 'DELETE', 'project/SHOP'), 204);
  expectStatus(await site.call('ada', 'DELETE', 'project/BANK?enableUndo=false'), 204);
  expect(names()).toEqual([
    'avi:jira:commented:issue',
    'avi:jira:softdeleted:project',
    'avi:jira:deleted:project',
  ]);
  expect(site.events[0]?.payload).toMatchObject({ comment: { body: adf('Why?'), author: account('mira') } });
  expect(site.events[1]?.payload).toMatchObject({ project: { key: 'SHOP', name: 'Project SHOP' } });
  // In the trash a project and its issues are out of sight, but its key is not free.
  expect((await site.call('ada', 'GET', `issue/${id}`)).status).toBe(404);
  expect(await site.search('bddFailed is EMPTY')).toEqual([]);
  const again = (projectKey: string) =>
    site.call('paul', 'POST', 'project', { key: projectKey, name: `New ${projectKey}` });
  expect((await again('SHOP')).status).toBe(400);
  expect((await again('BANK')).status).toBe(201);
});
