import { accountId, adf, expectStatus, TestSite } from '../test-support';

let site: TestSite;
beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
});
afterEach(() => site.close());

test('every read answers as the published schemas say', async () => {
  const { id, key } = await site.issue('SHOP', 'Pay');
  expectStatus(await site.call('mira', 'POST', `issue/${key}/comment`, { body: adf('Why?') }), 201);
  expectStatus(
    await site.call('paul', 'POST', 'version', { name: '1.0', project: 'SHOP', releaseDate: '2026-04-01' }),
    201,
  );
  const urls = [
    'myself',
    `user?accountId=${accountId('ada')}`,
    `user/bulk?accountId=${accountId('ada')}&accountId=${accountId('vic')}&accountId=stranger`,
    'serverInfo',
    'field',
    `issue/${id}`,
    `issue/${id}/transitions`,
    `issue/${id}/comment?orderBy=-created`,
    `issue/${id}/properties`,
    'issueLinkType',
    'search/jql?jql=project=SHOP&fields=*all',
    'project',
    'project/search?query=shop&action=edit',
    'project/SHOP',
    'project/SHOP/statuses',
    'project/SHOP/versions',
    'mypermissions?permissions=BROWSE_PROJECTS',
  ];
  for (const url of urls)
    expect({ url, status: (await site.call('ada', 'GET', url)).status }).toEqual({ url, status: 200 });
});

test('who one is, who others are, and that a stranger is nobody', async () => {
  expect(expectStatus(await site.call('app:mira', 'GET', 'myself'), 200)).toMatchObject({
    accountId: accountId('mira'),
    accountType: 'atlassian',
    displayName: 'Mira Member',
  });
  expect(expectStatus(await site.call('app', 'GET', 'myself'), 200)).toMatchObject({ accountType: 'app' });
  expect((await site.call('mira', 'GET', 'user?accountId=stranger')).status).toBe(404);
  expect((await site.call('mira', 'GET', 'user')).status).toBe(400);
  const people = ['ada', 'stranger', 'vic'].map((name) => `accountId=${encodeURIComponent(accountId(name))}`);
  const bulk = expectStatus(
    await site.call('mira', 'GET', `user/bulk?${people.join('&')}&maxResults=1`),
    200,
  );
  expect(bulk).toMatchObject({ total: 2, isLast: false, values: [{ displayName: 'Ada Admin' }] });
});

test('a project knows its lead, types, versions and statuses by type', async () => {
  expectStatus(await site.call('paul', 'POST', 'version', { name: '1.0', project: 'SHOP' }), 201);
  expect(expectStatus(await site.call('vic', 'GET', 'project/SHOP'), 200)).toMatchObject({
    key: 'SHOP',
    lead: { accountId: accountId('paul') },
    versions: [{ name: '1.0', released: false }],
  });
  const types = expectStatus(await site.call('vic', 'GET', 'project/SHOP/statuses'), 200) as {
    name: string;
  }[];
  expect(types.map(({ name }) => name)).toEqual(['Epic', 'Story', 'Task', 'Subtask', 'Bug']);
  expect(types[1]).toMatchObject({
    statuses: [
      { name: 'To Do', statusCategory: { key: 'new' } },
      { name: 'In Progress', statusCategory: { key: 'indeterminate' } },
      { name: 'Done', statusCategory: { key: 'done' } },
    ],
  });
});

test.each<[string, object, number]>([
  ['a key in small letters', { key: 'shop2' }, 400],
  ['a key of eleven characters', { key: 'ABCDEFGHIJK' }, 400],
  ['a key that is taken', { key: 'SHOP' }, 400],
  ['a name that is taken', { name: 'Project SHOP' }, 400],
  ['a lead who is nobody', { leadAccountId: 'stranger' }, 400],
  ['a scheme of its own', { workflowScheme: 10001 }, 501],
])('a project with %s is refused', async (_name, change, status) => {
  const reply = await site.call('ada', 'POST', 'project', { key: 'NEW', name: 'New', ...change });
  expect(reply.status).toBe(status);
});

test('a version is unique by name in its project', async () => {
  const make = (body: object) =>
    site.call('paul', 'POST', 'version', { name: '1.0', project: 'SHOP', ...body });
  expect((await make({})).status).toBe(201);
  expect((await make({})).status).toBe(400);
  expect((await make({ name: ' ' })).status).toBe(400);
  expect((await make({ name: '2.0', project: undefined })).status).toBe(400);
  expect((await make({ name: '2.0', releaseDate: 'soon' })).status).toBe(400);
});

test('comments are documents, in the order that is asked for', async () => {
  const { key } = await site.issue('SHOP', 'Pay');
  const add = (body: unknown) => site.call('mira', 'POST', `issue/${key}/comment`, { body });
  expect((await add('Why?')).status).toBe(400);
  for (const text of ['One', 'Two']) {
    site.now += 1000;
    expectStatus(await add(adf(text)), 201);
  }
  const read = expectStatus(
    await site.call('vic', 'GET', `issue/${key}/comment?orderBy=-created&maxResults=1`),
    200,
  );
  expect(read).toMatchObject({ total: 2, maxResults: 1, comments: [{ body: adf('Two') }] });
});

test('a comment is changed by who wrote it and by admins', async () => {
  const { key } = await site.issue('SHOP', 'Pay');
  const made = await site.call('mira', 'POST', `issue/${key}/comment`, { body: adf('Why?') });
  const { id } = expectStatus(made, 201) as { id: string };
  const change = (who: string, text: string, comment = id) =>
    site.call(who, 'PUT', `issue/${key}/comment/${comment}`, { body: adf(text) });
  site.now += 1000;
  expect(expectStatus(await change('mira', 'So'), 200)).toMatchObject({ id, body: adf('So') });
  expect(expectStatus(await change('paul', 'And so'), 200)).toMatchObject({
    author: { accountId: accountId('mira') },
    updateAuthor: { accountId: accountId('paul') },
  });
  const statuses = [await change('vic', 'No'), await change('nora', 'No'), await change('mira', 'No', '1')];
  expect(statuses.map(({ status }) => status)).toEqual([403, 404, 404]);
  expect((await site.call('mira', 'PUT', `issue/${key}/comment/${id}`, { body: 'No' })).status).toBe(400);
  const read = expectStatus(await site.call('vic', 'GET', `issue/${key}/comment`), 200);
  expect(read).toMatchObject({ total: 1, comments: [{ body: adf('And so') }] });
});

test('a comment is deleted by who wrote it and by admins', async () => {
  const { key } = await site.issue('SHOP', 'Pay');
  const made = await site.call('mira', 'POST', `issue/${key}/comment`, { body: adf('Why?') });
  const { id } = expectStatus(made, 201) as { id: string };
  const path = `issue/${key}/comment/${id}`;
  expect((await site.call('vic', 'DELETE', path)).status).toBe(403);
  expectStatus(await site.call('mira', 'DELETE', path), 204);
  expect((await site.call('mira', 'DELETE', path)).status).toBe(404);
  const read = expectStatus(await site.call('vic', 'GET', `issue/${key}/comment`), 200);
  expect(read).toMatchObject({ total: 0 });
});
