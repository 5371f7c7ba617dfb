import { accountId, expectStatus, type Reply, TestSite } from '../../test-support';

let site: TestSite;
let story: { id: string; key: string };

const STORY = '10001';
const SUBTASK = '10003';
const EPIC = '10000';

/** SHOP and BOOK are paul's, with mira as a member; BANK is ada's, and paul may not see it. */
beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
  await site.project('BOOK');
  await site.project('BANK', 'ada');
  await site.issue('BOOK', 'First');
  story = await site.issue('SHOP', 'Pay');
  site.events.length = 0;
});
afterEach(() => site.close());

const DEFAULTS = {
  inferFieldDefaults: true,
  inferStatusDefaults: true,
  inferSubtaskTypeDefault: true,
  inferClassificationDefaults: true,
};
const submit = (who: string, target: string, issueIdsOrKeys: string[], more: object = {}): Promise<Reply> =>
  site.call(who, 'POST', 'bulk/issues/move', {
    targetToSourcesMapping: { [target]: { ...DEFAULTS, issueIdsOrKeys, ...more } },
  });

interface Progress {
  status: string;
  processedAccessibleIssues?: number[];
  failedAccessibleIssues?: Record<string, string[]>;
  invalidOrInaccessibleIssueCount?: number;
}

/** Polls to the end, as a client does. */
const finished = async (who: string, reply: Reply): Promise<Progress> => {
  const { taskId } = expectStatus(reply, 201) as { taskId: string };
  for (;;) {
    const seen = expectStatus(await site.call(who, 'GET', `bulk/queue/${taskId}`), 200) as Progress;
    if (seen.status !== 'RUNNING') return seen;
  }
};
const move = async (who: string, target: string, ...keys: string[]): Promise<Progress> =>
  finished(who, await submit(who, target, keys));
const read = async (key: string): Promise<{ id: string; key: string; fields: Record<string, unknown> }> =>
  expectStatus(await site.call('ada', 'GET', `issue/${key}`), 200) as never;

test('the key changes, the id stays, and the old key goes on leading to the issue', async () => {
  await site.call('mira', 'PUT', `issue/${story.key}/properties/p`, 1);
  site.now += 1000;
  const progress = await move('mira', `BOOK,${STORY}`, story.key);
  expect(progress).toMatchObject({ status: 'COMPLETE', processedAccessibleIssues: [Number(story.id)] });
  const moved = { id: story.id, key: 'BOOK-2', fields: { project: { key: 'BOOK' }, summary: 'Pay' } };
  expect(await read('BOOK-2')).toMatchObject(moved);
  expect(await read('SHOP-1')).toMatchObject(moved);
  expect(await site.search('key = SHOP-1')).toEqual(['BOOK-2']);
  expect(await site.search('project = SHOP')).toEqual([]);
  expectStatus(await site.call('mira', 'GET', `issue/BOOK-2/properties/p`), 200);
  // Neither the number that was left nor the one that was taken is given again.
  expect((await site.issue('SHOP', 'Next')).key).toBe('SHOP-2');
  expect((await site.issue('BOOK', 'Next')).key).toBe('BOOK-3');
});

test('the event is an update that names project and key', async () => {
  const shop = await read(story.key);
  await move('app:mira', `BOOK,${STORY}`, story.key);
  const book = await read('BOOK-2');
  const id = ({ fields }: typeof shop): string => (fields.project as { id: string }).id;
  expect(site.events).toMatchObject([
    {
      event: 'avi:jira:updated:issue',
      payload: {
        issue: { id: story.id, key: 'BOOK-2', fields: { project: { key: 'BOOK' } } },
        atlassianId: accountId('mira'),
        selfGenerated: true,
        changelog: {
          items: [
            {
              field: 'project',
              from: id(shop),
              fromString: 'Project SHOP',
              to: id(book),
              toString: 'Project BOOK',
            },
            { field: 'Key', from: null, fromString: 'SHOP-1', to: null, toString: 'BOOK-2' },
          ],
        },
      },
    },
  ]);
});

test('subtasks go with their parent, versions and unseen projects do not', async () => {
  expectStatus(await site.call('paul', 'POST', 'version', { name: '1.0', project: 'SHOP' }), 201);
  const fields = { fixVersions: [{ name: '1.0' }] };
  expectStatus(await site.call('mira', 'PUT', `issue/${story.key}`, { fields }), 204);
  const part = await site.issue('SHOP', 'Form', {
    issuetype: { name: 'Subtask' },
    parent: { key: story.key },
  });
  site.events.length = 0;
  await move('mira', `BOOK,${STORY}`, story.key);
  expect((await read(story.key)).fields).toMatchObject({ fixVersions: [] });
  expect(await read(part.key)).toMatchObject({
    key: 'BOOK-3',
    fields: { project: { key: 'BOOK' }, parent: { key: 'BOOK-2' } },
  });
  expect(site.events.map(({ event }) => event)).toEqual(Array(2).fill('avi:jira:updated:issue'));
});

test("an epic's stories stay with it wherever they are; a parent asked for is taken", async () => {
  const epic = await site.issue('SHOP', 'Checkout', { issuetype: { name: 'Epic' } });
  const other = await site.issue('BOOK', 'Lending', { issuetype: { name: 'Epic' } });
  const child = await site.issue('SHOP', 'Voucher', { parent: { key: epic.key } });
  await move('mira', `BOOK,${STORY}`, child.key);
  expect((await read(child.key)).fields).toMatchObject({ parent: { key: epic.key } });
  await move('mira', `BOOK,${STORY},${other.key}`, child.key);
  expect((await read(child.key)).fields).toMatchObject({ parent: { key: other.key } });
  await move('mira', `BOOK,${EPIC}`, epic.key);
  expect(await read(epic.key)).toMatchObject({ fields: { project: { key: 'BOOK' } } });
});

test('within a project a move changes the type and keeps the key', async () => {
  await move('mira', 'SHOP,10004', story.key);
  expect(await read('SHOP-1')).toMatchObject({ id: story.id, fields: { issuetype: { name: 'Bug' } } });
  const [event] = site.events;
  expect(event?.payload.changelog).toMatchObject({ items: [{ field: 'issuetype', toString: 'Bug' }] });
});

test.each<[string, string, string, string[]]>([
  ['who may not move issues', 'vic', `BOOK,${STORY}`, ['SHOP-1']],
  ['a project one may not see', 'paul', `BANK,${STORY}`, ['SHOP-1']],
  ['a project that is not there', 'mira', `NONE,${STORY}`, ['SHOP-1']],
  ['a type that is not there', 'mira', 'BOOK,1', ['SHOP-1']],
  ['an issue that is not there', 'mira', `BOOK,${STORY}`, ['SHOP-1', 'SHOP-99']],
  ['no issue', 'mira', `BOOK,${STORY}`, []],
  ['a subtask without a parent', 'mira', `BOOK,${SUBTASK}`, ['SHOP-1']],
  ['a parent that does not fit', 'mira', `BOOK,${STORY},BOOK-1`, ['SHOP-1']],
])('refuses %s, and moves nothing', async (_what, who, target, keys) => {
  const reply = await submit(who, target, keys);
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ message: expect.any(String) }] } });
  expect(await read('SHOP-1')).toMatchObject({ key: 'SHOP-1' });
});

test('a type that cannot hold the subtasks is refused', async () => {
  await site.issue('SHOP', 'Form', { issuetype: { name: 'Subtask' }, parent: { key: story.key } });
  expect((await submit('mira', `BOOK,${EPIC}`, [story.key])).status).toBe(400);
});

test('what only Jira can do is not modelled', async () => {
  expect((await submit('mira', `BOOK,${STORY}`, [story.key], { inferStatusDefaults: false })).status).toBe(
    501,
  );
  const targetStatus = [{ statuses: { '10000': ['3'] } }];
  expect((await submit('mira', `BOOK,${STORY}`, [story.key], { targetStatus })).status).toBe(501);
});

test('an issue that does not fit any more when its turn comes fails alone', async () => {
  const targetToSourcesMapping = {
    [`BOOK,${SUBTASK},BOOK-1`]: { ...DEFAULTS, issueIdsOrKeys: [story.key] },
    [`BOOK,${EPIC}`]: { ...DEFAULTS, issueIdsOrKeys: ['BOOK-1'] },
  };
  const submitted = await site.call('mira', 'POST', 'bulk/issues/move', { targetToSourcesMapping });
  const first = await read('BOOK-1');
  expect(await finished('mira', submitted)).toMatchObject({
    processedAccessibleIssues: [Number(story.id)],
    failedAccessibleIssues: { [first.id]: [expect.stringContaining('cannot hold')] },
    invalidOrInaccessibleIssueCount: 0,
  });
  expect(first.fields).toMatchObject({ issuetype: { name: 'Story' } });
  expect((await read('SHOP-1')).fields).toMatchObject({ parent: { key: 'BOOK-1' } });
});

test('how far it is, only its creator and administrators may know', async () => {
  const { taskId } = (await submit('mira', `BOOK,${STORY}`, [story.key])).body as { taskId: string };
  const status = async (who: string): Promise<number> =>
    (await site.call(who, 'GET', `bulk/queue/${taskId}`)).status;
  expect([await status('vic'), await status('ada'), await status('mira')]).toEqual([400, 200, 200]);
});

test('a move left behind by a host that was killed is made when it starts again', async () => {
  await submit('mira', `BOOK,${STORY}`, [story.key]);
  await site.restart();
  expect(await site.call('mira', 'GET', 'task/10000')).toMatchObject({ status: 404 });
  expect(await read(story.key)).toMatchObject({ key: 'BOOK-2' });
});
