import { expectStatus, type Reply, TestSite } from '../test-support';

let site: TestSite;
let original: { id: string; key: string };
let clone: { id: string; key: string };

/** SHOP is paul's, BANK ada's alone until somebody is let in. */
beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
  original = await site.issue('SHOP', 'Pay');
  clone = await site.issue('SHOP', 'CLONE - Pay');
});
afterEach(() => site.close());

interface Link {
  id: string;
  type: { name: string };
  inwardIssue?: { key: string };
  outwardIssue?: { key: string };
}

const link = (
  who: string,
  inward: string,
  outward: string,
  type: object = { name: 'Cloners' },
): Promise<Reply> =>
  site.call(who, 'POST', 'issueLink', { type, inwardIssue: { key: inward }, outwardIssue: { key: outward } });
const linksOf = async (key: string, who = 'vic'): Promise<Link[]> => {
  const read = expectStatus(await site.call(who, 'GET', `issue/${key}?fields=issuelinks`), 200);
  return (read as { fields: { issuelinks: Link[] } }).fields.issuelinks;
};

test('a link reads from both ends, is made once, and is removed', async () => {
  const { events } = site;
  events.length = 0;
  expectStatus(await link('mira', clone.key, original.key), 201);
  expectStatus(await link('mira', clone.key, original.key), 201);
  const [fromClone, ...more] = await linksOf(clone.key);
  expect(more).toEqual([]);
  expect(fromClone).toMatchObject({
    type: { name: 'Cloners', outward: 'clones', inward: 'is cloned by' },
    outwardIssue: { key: original.key, fields: { summary: 'Pay', status: { name: 'To Do' } } },
  });
  expect(fromClone).not.toHaveProperty('inwardIssue');
  expect(await linksOf(original.key)).toMatchObject([{ id: fromClone?.id, inwardIssue: { key: clone.key } }]);
  const path = `issueLink/${fromClone?.id}`;
  const ends = { inwardIssue: { key: clone.key }, outwardIssue: { key: original.key } };
  expect(expectStatus(await site.call('vic', 'GET', path), 200)).toMatchObject(ends);

  expect((await site.call('vic', 'DELETE', path)).status).toBe(404);
  expectStatus(await site.call('mira', 'DELETE', path), 204);
  expect(await linksOf(original.key)).toEqual([]);
  expect((await site.call('mira', 'DELETE', path)).status).toBe(404);
  expect(events).toEqual([]);
});

test('the types are those of a new site', async () => {
  const reply = expectStatus(await site.call('app', 'GET', 'issueLinkType'), 200);
  const { issueLinkTypes } = reply as { issueLinkTypes: { name: string }[] };
  expect(issueLinkTypes.map(({ name }) => name)).toEqual(['Blocks', 'Cloners', 'Duplicate', 'Relates']);
});

test.each<[string, () => Promise<Reply>, number]>([
  ['a type that is not there', () => link('mira', clone.key, original.key, { name: 'Likes' }), 404],
  ['an issue that is not there', () => link('mira', clone.key, 'SHOP-99'), 404],
  ['an issue to itself', () => link('mira', clone.key, clone.key), 400],
  ['who may browse only', () => link('vic', clone.key, original.key), 404],
  ['who may not see it', () => link('nora', clone.key, original.key), 404],
  ['an id that is none', () => site.call('mira', 'DELETE', 'issueLink/x'), 400],
])('refuses %s', async (_what, call, status) => {
  expect((await call()).status).toBe(status);
  expect(await linksOf(clone.key)).toEqual([]);
});

test('a comment with a link is not modelled', async () => {
  const body = {
    type: { name: 'Blocks' },
    inwardIssue: { id: clone.id },
    outwardIssue: { id: original.id },
    comment: { body: { type: 'doc', version: 1, content: [] } },
  };
  expect((await site.call('mira', 'POST', 'issueLink', body)).status).toBe(501);
});

test('a link to what one may not browse is not shown', async () => {
  await site.project('BANK', 'ada');
  const ledger = await site.issue('BANK', 'Ledger', {}, 'ada');
  expectStatus(await link('ada', clone.key, ledger.key, { id: '10003' }), 201);
  expect(await linksOf(clone.key, 'ada')).toHaveLength(1);
  expect(await linksOf(clone.key, 'paul')).toEqual([]);
});

test('links go with an issue that is deleted', async () => {
  expectStatus(await link('mira', clone.key, original.key), 201);
  expectStatus(await site.call('paul', 'DELETE', `issue/${clone.key}`), 204);
  expect(await linksOf(original.key)).toEqual([]);
});

test('an issue names its subtasks, and no other children', async () => {
  const epic = await site.issue('SHOP', 'Checkout', { issuetype: { name: 'Epic' } });
  const story = await site.issue('SHOP', 'Pay', { parent: { key: epic.key } });
  const part = await site.issue('SHOP', 'Form', {
    issuetype: { name: 'Subtask' },
    parent: { key: story.key },
  });
  const subtasks = async (key: string): Promise<unknown> => {
    const read = expectStatus(await site.call('vic', 'GET', `issue/${key}?fields=subtasks`), 200);
    return (read as { fields: { subtasks: unknown } }).fields.subtasks;
  };
  expect(await subtasks(story.key)).toMatchObject([{ key: part.key, fields: { summary: 'Form' } }]);
  expect(await subtasks(epic.key)).toEqual([]);
});
