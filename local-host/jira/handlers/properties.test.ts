import { expectStatus, type Reply, SITE, TestSite } from '../test-support';

let site: TestSite;
beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
});
afterEach(() => site.close());

const url = (key: string, property = ''): string => `issue/${key}/properties${property && `/${property}`}`;

test('a property is set, read, listed and removed', async () => {
  const { id, key } = await site.issue('SHOP', 'Pay');
  expect((await site.call('mira', 'PUT', url(key, 'a%20b'), { n: [1, null] })).status).toBe(201);
  expect((await site.call('mira', 'PUT', url(key, 'a%20b'), 'text')).status).toBe(200);
  expect(await site.call('vic', 'GET', url(id, 'a%20b'))).toMatchObject({
    status: 200,
    body: { key: 'a b', value: 'text' },
  });
  expect(expectStatus(await site.call('vic', 'GET', url(key)), 200)).toMatchObject({
    keys: [{ key: 'a b' }],
  });
  expect(site.jira.issueProperties(SITE)).toEqual([{ issueId: id, key: 'a b', value: 'text' }]);
  expect((await site.call('mira', 'DELETE', url(key, 'a%20b'))).status).toBe(204);
  expect((await site.call('mira', 'GET', url(key, 'a%20b'))).status).toBe(404);
  expect((await site.call('mira', 'DELETE', url(key, 'a%20b'))).status).toBe(404);
});

test('a value has at most 32,768 characters and a key 255', async () => {
  const { key } = await site.issue('SHOP', 'Pay');
  const quotes = 2;
  expect((await site.call('mira', 'PUT', url(key, 'p'), 'x'.repeat(32_768 - quotes))).status).toBe(201);
  expect((await site.call('mira', 'PUT', url(key, 'p'), 'x'.repeat(32_769 - quotes))).status).toBe(400);
  expect((await site.call('mira', 'PUT', url(key, 'k'.repeat(255)), 1)).status).toBe(201);
  expect((await site.call('mira', 'PUT', url(key, 'k'.repeat(256)), 1)).status).toBe(400);
  const empty = {
    method: 'PUT',
    path: '/rest/api/3/issue/SHOP-1/properties/p',
    headers: { 'content-type': 'application/json' },
  };
  expect((await site.jira.handle({ kind: 'app', installation: SITE }, { ...empty, body: '' })).status).toBe(
    400,
  );
});

test('properties go with their issue', async () => {
  const { key } = await site.issue('SHOP', 'Pay');
  await site.call('mira', 'PUT', url(key, 'p'), 1);
  await site.call('paul', 'DELETE', `issue/${key}`);
  expect(site.jira.issueProperties(SITE)).toEqual([]);
});

const multi = (who: string, issues: unknown[]): Promise<Reply> =>
  site.call(who, 'POST', 'issue/properties/multi', { issues });

test('a bulk write is done when its task says so, and fails issue by issue', async () => {
  const one = await site.issue('SHOP', 'One');
  const two = await site.issue('SHOP', 'Two');
  const value = { failed: 1 };
  const issues = [
    { issueID: Number(one.id), properties: { 'behave-pro': value } },
    { issueID: 99, properties: { 'behave-pro': value } },
    { issueID: Number(two.id), properties: { 'behave-pro': value, more: 'x' } },
  ];
  const { statuses, result } = await site.finished('app', await multi('app', issues));
  expect(statuses[0]).toBe('RUNNING');
  expect(statuses.at(-1)).toBe('COMPLETE');
  expect(result).toEqual({
    updatedIssues: [one.id, two.id],
    errors: { 99: ['Issue does not exist or you do not have permission to edit it.'] },
  });
  expect(await site.search('bddFailed = 1')).toEqual([two.key, one.key]);
});

test('a bulk write has the permissions of who asked, and its task is theirs', async () => {
  const { id, key } = await site.issue('SHOP', 'One');
  const issues = [{ issueID: Number(id), properties: { p: 1 } }];
  const submitted = await multi('app:vic', issues);
  const { result } = await site.finished('vic', submitted);
  expect(result).toMatchObject({ updatedIssues: [], errors: { [id]: [expect.any(String)] } });
  expect((await site.call('vic', 'GET', url(key, 'p'))).status).toBe(404);
  const task = (submitted.headers.location ?? '').replace('/rest/api/3/', '');
  expect((await site.call('mira', 'GET', task)).status).toBe(403);
  expect((await site.call('ada', 'GET', task)).status).toBe(200);
  expect((await site.call('ada', 'GET', 'task/1')).status).toBe(404);
});

test('a bulk write names issues, and properties of each, of which none is too long', async () => {
  const properties = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, n]));
  const issues = (count: number, each: number) =>
    Array.from({ length: count }, (_, n) => ({ issueID: n + 1, properties: properties(each) }));
  expect((await multi('app', issues(1, 1))).status).toBe(303);
  expect((await multi('app', issues(1, 0))).status).toBe(400);
  expect((await multi('app', [])).status).toBe(400);
  expect((await multi('app', [{ issueID: 1, properties: { p: 'x'.repeat(40_000) } }])).status).toBe(400);
});

test('a host that stopped before a task ran goes on with it', async () => {
  const { id, key } = await site.issue('SHOP', 'One');
  const submitted = await multi('app', [{ issueID: Number(id), properties: { p: 1 } }]);
  await site.restart();
  const { statuses } = await site.finished('app', submitted);
  expect(statuses.at(-1)).toBe('COMPLETE');
  expect((await site.call('vic', 'GET', url(key, 'p'))).body).toEqual({ key: 'p', value: 1 });
});
