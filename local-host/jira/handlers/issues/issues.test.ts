import { accountId, adf, expectStatus, type Reply, SITE, TestSite } from '../../test-support';

let site: TestSite;
beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
});
afterEach(() => site.close());

const create = (fields: Record<string, unknown>, who = 'mira'): Promise<Reply> =>
  site.call(who, 'POST', 'issue', { fields });
const story = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'Pay' };
const messages = ({ body }: Reply): Record<string, string> =>
  (body as { errors: Record<string, string> }).errors;
const fieldsOf = async (key: string, names: string): Promise<Record<string, unknown>> => {
  const read = expectStatus(await site.call('vic', 'GET', `issue/${key}?fields=${names}`), 200);
  return (read as { fields: Record<string, unknown> }).fields;
};

test.each<[string, Record<string, unknown>, string]>([
  ['no project', { ...story, project: undefined }, 'project'],
  ['a project that is not there', { ...story, project: { key: 'NONE' } }, 'project'],
  ['no type', { ...story, issuetype: undefined }, 'issuetype'],
  ['a type that is not there', { ...story, issuetype: { name: 'Wish' } }, 'issuetype'],
  ['no summary', { ...story, summary: undefined }, 'summary'],
  ['a summary of 256 characters', { ...story, summary: 'x'.repeat(256) }, 'summary'],
  ['a summary of two lines', { ...story, summary: 'a\nb' }, 'summary'],
  ['a description that is text', { ...story, description: 'As a user' }, 'description'],
  ['a description with an empty text', { ...story, description: adf('') }, 'description'],
  ['a description that is too long', { ...story, description: adf('x'.repeat(32_768)) }, 'description'],
  ['a label with a space', { ...story, labels: ['a b'] }, 'labels'],
  ['a priority that is not there', { ...story, priority: { name: 'Extreme' } }, 'priority'],
  [
    'an assignee who may not be assigned',
    { ...story, assignee: { accountId: accountId('vic') } },
    'assignee',
  ],
  ['a reporter set by a member', { ...story, reporter: { accountId: accountId('vic') } }, 'reporter'],
  ['a version that is not there', { ...story, fixVersions: [{ name: '9' }] }, 'fixVersions'],
  ['a parent that is not there', { ...story, parent: { key: 'SHOP-9' } }, 'parent'],
  ['a subtask without its parent', { ...story, issuetype: { name: 'Subtask' } }, 'parent'],
  ['a field that Jira does not know', { ...story, colour: 'red' }, 'colour'],
])('refuses %s, by the name of the field', async (_name, fields, field) => {
  const reply = await create(fields);
  expect(reply.status).toBe(400);
  expect(Object.keys(messages(reply))).toEqual([field]);
});

test('refuses everything wrong at once, and stores nothing', async () => {
  const reply = await create({ ...story, labels: ['a b'], description: 'x', priority: { id: '99' } });
  expect(Object.keys(messages(reply)).sort()).toEqual(['description', 'labels', 'priority']);
  expect((await site.issue('SHOP', 'First')).key).toBe('SHOP-1');
});

test.each(['components', 'duedate', 'customfield_10010'])('does not model the field %s', async (field) => {
  expect((await create({ ...story, [field]: 'x' })).status).toBe(501);
});

test('parents stand one level up: epic over story over subtask', async () => {
  const epic = await site.issue('SHOP', 'Checkout', { issuetype: { name: 'Epic' } });
  const pay = await site.issue('SHOP', 'Pay', { parent: { key: epic.key } });
  const part = await site.issue('SHOP', 'Form', { issuetype: { name: 'Subtask' }, parent: { id: pay.id } });
  expect(await fieldsOf(pay.key, 'parent')).toMatchObject({ parent: { key: epic.key } });
  const misfits = [
    { ...story, parent: { key: pay.key } },
    { ...story, issuetype: { name: 'Epic' }, parent: { key: epic.key } },
    { ...story, issuetype: { name: 'Subtask' }, parent: { key: epic.key } },
  ];
  for (const fields of misfits) expect(messages(await create(fields))).toHaveProperty('parent');

  expect((await site.call('mira', 'DELETE', `issue/${pay.key}`)).status).toBe(403);
  expect((await site.call('paul', 'DELETE', `issue/${pay.key}`)).status).toBe(400);
  expectStatus(await site.call('paul', 'DELETE', `issue/${pay.key}?deleteSubtasks=true`), 204);
  expect((await site.call('paul', 'GET', `issue/${part.key}`)).status).toBe(404);
});

test('deleting an epic leaves its stories', async () => {
  const epic = await site.issue('SHOP', 'Checkout', { issuetype: { name: 'Epic' } });
  const pay = await site.issue('SHOP', 'Pay', { parent: { key: epic.key } });
  expectStatus(await site.call('paul', 'DELETE', `issue/${epic.key}`), 204);
  expect((await fieldsOf(pay.key, 'parent')).parent).toBeUndefined();
});

test('edits by fields and by update verbs, and refuses a field named in both', async () => {
  const { key } = await site.issue('SHOP', 'Pay', { labels: ['a'], description: adf('x') });
  const put = (body: unknown): Promise<Reply> => site.call('mira', 'PUT', `issue/${key}`, body);
  expectStatus(await put({ fields: { description: null, priority: { id: '1' } } }), 204);
  expectStatus(
    await put({ update: { labels: [{ add: 'b' }, { remove: 'a' }], summary: [{ set: 'Paid' }] } }),
    204,
  );
  expect(await fieldsOf(key, 'summary,labels,description,priority')).toMatchObject({
    summary: 'Paid',
    labels: ['b'],
    description: null,
    priority: { name: 'Highest' },
  });
  const both = { fields: { labels: ['c'] }, update: { labels: [{ add: 'd' }] } };
  expect(messages(await put(both))).toHaveProperty('labels');
  expect(messages(await put({ update: { summary: [{ add: 'x' }] } }))).toHaveProperty('summary');
  expect(messages(await put({ fields: { issuetype: { name: 'Subtask' } } }))).toHaveProperty('parent');
  expect((await put({ update: { labels: [{ copy: 'x' }] } })).status).toBe(501);
  expect((await put({ fields: {}, transition: { id: '21' } })).status).toBe(501);
});

test('bulk fetch answers in order of ids, each once, and names what it does not find', async () => {
  const one = await site.issue('SHOP', 'One');
  const two = await site.issue('SHOP', 'Two');
  const asked = { issueIdsOrKeys: [two.key, one.id, 'SHOP-9', two.id], fields: ['status', 'assignee'] };
  const reply = expectStatus(await site.call('app', 'POST', 'issue/bulkfetch', asked), 200);
  expect(reply).toMatchObject({
    issues: [{ key: one.key, fields: { assignee: null, status: { name: 'To Do' } } }, { key: two.key }],
    issueErrors: [{ id: 'SHOP-9' }],
  });
  const many = { issueIdsOrKeys: Array.from({ length: 101 }, (_, index) => `SHOP-${index}`) };
  expect((await site.call('app', 'POST', 'issue/bulkfetch', many)).status).toBe(400);
});

test('a project may lack a type, and want a field of another', async () => {
  const scheme = {
    withoutTypes: ['Epic'],
    required: [{ type: 'Bug', field: 'customfield_10050', name: 'Team' }],
  };
  expect(await site.jira.setIssueScheme(SITE, 'SHOP', scheme)).toBe(true);
  expect(await site.jira.setIssueScheme(SITE, 'NONE', scheme)).toBe(false);
  const shown = expectStatus(await site.call('mira', 'GET', 'project/SHOP'), 200);
  const names = (shown as { issueTypes: { name: string }[] }).issueTypes.map(({ name }) => name);
  expect(names).toEqual(['Story', 'Task', 'Subtask', 'Bug']);
  expect(messages(await create({ ...story, issuetype: { name: 'Epic' } }))).toHaveProperty('issuetype');
  expect(messages(await create({ ...story, issuetype: { name: 'Bug' } }))).toEqual({
    customfield_10050: 'Team is required.',
  });
  expectStatus(await create(story), 201);
});
