import { accountId, expectStatus, type Reply, TestSite } from '../test-support';

let site: TestSite;
let issue: { id: string; key: string };

beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
  await site.project('BANK', 'ada');
  issue = await site.issue('SHOP', 'Pay');
  site.events.length = 0;
});
afterEach(() => site.close());

const update = (who: string, body: object, key = 'SHOP'): Promise<Reply> =>
  site.call(who, 'PUT', `project/${key}`, body);
const told = (): unknown[] => site.events.map(({ event, payload }) => [event, payload.project]);

describe('update', () => {
  test('its admin changes name, description and lead', async () => {
    const change = { name: 'The shop', description: 'All of it', leadAccountId: accountId('mira') };
    const shown = expectStatus(await update('paul', change), 200);
    expect(shown).toMatchObject({ key: 'SHOP', name: 'The shop', lead: { accountId: accountId('mira') } });
    expect(told()).toEqual([
      ['avi:jira:updated:project', expect.objectContaining({ key: 'SHOP', name: 'The shop' })],
    ]);
    expect((await update('paul', change)).status).toBe(200);
    expect(site.events).toHaveLength(1);
  });

  test('a new key takes the issues along, and the old ones go on leading there', async () => {
    expectStatus(await update('ada', { key: 'STORE' }), 200);
    expect(told()).toEqual([['avi:jira:updated:project', expect.objectContaining({ key: 'STORE' })]]);
    for (const key of ['STORE-1', 'SHOP-1', issue.id]) {
      expect(expectStatus(await site.call('mira', 'GET', `issue/${key}`), 200)).toMatchObject({
        id: issue.id,
        key: 'STORE-1',
        fields: { project: { key: 'STORE' } },
      });
    }
    expect(expectStatus(await site.call('vic', 'GET', 'project/SHOP'), 200)).toMatchObject({ key: 'STORE' });
    expect(await site.search('project = SHOP AND key = SHOP-1')).toEqual(['STORE-1']);
    expect((await site.issue('STORE', 'Another')).key).toBe('STORE-2');
    expect((await site.call('ada', 'POST', 'project', { key: 'SHOP', name: 'New' })).status).toBe(400);
  });

  test('a key that was given up can be taken again, and is free when its project is gone', async () => {
    expectStatus(await update('ada', { key: 'STORE' }), 200);
    expectStatus(await update('ada', { key: 'SHOP' }, 'STORE'), 200);
    expectStatus(await site.call('mira', 'GET', 'issue/STORE-1'), 200);
    expectStatus(await site.call('ada', 'DELETE', 'project/SHOP?enableUndo=false'), 204);
    for (const key of ['SHOP', 'STORE'])
      expectStatus(await site.call('ada', 'POST', 'project', { key, name: key }), 201);
    expect((await site.call('mira', 'GET', 'issue/STORE-1')).status).toBe(404);
  });

  test.each<[string, object, number]>([
    ['paul', { key: 'STORE' }, 403],
    ['mira', { name: 'Mine' }, 403],
    ['nora', { name: 'Mine' }, 404],
    ['app', { name: 'Mine' }, 401],
    ['ada', { key: 'store' }, 400],
    ['ada', { key: 'BANK' }, 400],
    ['ada', { name: 'Project BANK' }, 400],
    ['ada', { name: ' ' }, 400],
    ['ada', { leadAccountId: 'stranger' }, 400],
    ['ada', { permissionScheme: 10001 }, 501],
    ['ada', { releasedProjectKeys: ['OLD'] }, 501],
  ])('%s with %j is refused', async (who, body, status) => {
    expect((await update(who, body)).status).toBe(status);
    expect(site.events).toEqual([]);
  });
});

describe('restore', () => {
  const restore = (who: string, key = 'SHOP'): Promise<Reply> =>
    site.call(who, 'POST', `project/${key}/restore`);

  test('a project comes back from the trash with its issues', async () => {
    expectStatus(await site.call('ada', 'DELETE', 'project/SHOP'), 204);
    expect((await site.call('ada', 'GET', `issue/${issue.key}`)).status).toBe(404);
    site.events.length = 0;
    expect((await restore('paul')).status).toBe(404);
    expect(expectStatus(await restore('ada'), 200)).toMatchObject({ key: 'SHOP', name: 'Project SHOP' });
    expect(told()).toEqual([['avi:jira:restored:project', expect.objectContaining({ key: 'SHOP' })]]);
    expectStatus(await site.call('mira', 'GET', `issue/${issue.key}`), 200);
  });

  test('a project comes back from the archive, where it can be read and is in no list', async () => {
    expect((await site.call('paul', 'POST', 'project/SHOP/archive')).status).toBe(404);
    expectStatus(await site.call('ada', 'POST', 'project/SHOP/archive'), 204);
    expect((await site.call('ada', 'POST', 'project/SHOP/archive')).status).toBe(400);
    expect(told()).toEqual([['avi:jira:archived:project', expect.objectContaining({ key: 'SHOP' })]]);
    expect(expectStatus(await site.call('mira', 'GET', 'project/SHOP'), 200)).toMatchObject({
      archived: true,
    });
    const listed = expectStatus(await site.call('mira', 'GET', 'project'), 200) as unknown as {
      key: string;
    }[];
    expect(listed.map(({ key }) => key)).not.toContain('SHOP');
    expect((await site.call('ada', 'PUT', 'project/SHOP', { name: 'Other' })).status).toBe(501);
    expect((await site.call('ada', 'DELETE', 'project/SHOP')).status).toBe(400);
    expect(expectStatus(await restore('ada'), 200)).not.toHaveProperty('archived');
  });

  test('one that is not there, or not in the trash, is refused', async () => {
    expect((await restore('ada', 'NONE')).status).toBe(404);
    expect((await restore('ada')).status).toBe(400);
    expect(site.events).toEqual([]);
  });
});
