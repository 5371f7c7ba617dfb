import { accountId, adf, expectStatus, TestSite } from '../test-support';

let site: TestSite;

/** SHOP: an epic with stories and a bug, results mirrored on some; BANK is ada's, closed to paul. */
beforeAll(async () => {
  site = new TestSite();
  await site.project('SHOP');
  const bank = await site.project('BANK', 'ada');
  for (const name of ['1.0', '2.0']) {
    const projectId = Number(
      (expectStatus(await site.call('paul', 'GET', 'project/SHOP'), 200) as { id: string }).id,
    );
    expectStatus(await site.call('paul', 'POST', 'version', { name, projectId }), 201);
  }
  await site.issue('SHOP', 'Checkout', { issuetype: { name: 'Epic' } });
  await site.issue('SHOP', 'Pay by card', {
    parent: { key: 'SHOP-1' },
    labels: ['Money', 'card'],
    fixVersions: [{ name: '1.0' }],
    priority: { name: 'High' },
    assignee: { accountId: accountId('mira') },
    description: adf('The bank answers within a minute'),
  });
  site.now += 86_400_000;
  await site.issue('SHOP', 'Pay by "credit" note', {
    parent: { key: 'SHOP-1' },
    fixVersions: [{ name: '2.0' }],
    priority: { name: 'Low' },
  });
  await site.issue('SHOP', 'Card is refused', { issuetype: { name: 'Bug' } });
  await site.issue('BANK', 'Ledger', {}, 'ada');
  expect(bank).toMatch(/^\d+$/);

  const set = async (key: string, value: unknown): Promise<void> => {
    expectStatus(await site.call('app', 'PUT', `issue/${key}/properties/behave-pro`, value), 201);
  };
  await set('SHOP-2', {
    failed: 2,
    result: 'failed',
    lastRun: '2026-03-02T09:00:00.000Z',
    notes: 'slow bank',
  });
  await set('SHOP-3', { failed: 0, result: 'passed', lastRun: '2026-03-01T09:00:00.000Z' });
  await set('SHOP-4', { failed: 'two', other: 1 });
  expectStatus(
    await site.call('mira', 'POST', 'issue/SHOP-3/transitions', { transition: { id: '31' } }),
    204,
  );
  expectStatus(await site.call('mira', 'POST', 'issue/SHOP-4/comment', { body: adf('Seen in Rome') }), 201);
});
afterAll(() => site.close());

test.each<[string, string[]]>([
  ['project = SHOP', ['SHOP-4', 'SHOP-3', 'SHOP-2', 'SHOP-1']],
  ['project = shop ORDER BY key ASC', ['SHOP-1', 'SHOP-2', 'SHOP-3', 'SHOP-4']],
  ['project = "Project SHOP" AND issuetype = Bug', ['SHOP-4']],
  ['project in (SHOP, BANK) AND type != Story', ['SHOP-4', 'SHOP-1']],
  ['project not in (SHOP)', ['BANK-1']],
  ['key = SHOP-2 OR id in (SHOP-3, SHOP-4)', ['SHOP-4', 'SHOP-3', 'SHOP-2']],
  ['key > SHOP-2 AND project = SHOP', ['SHOP-4', 'SHOP-3']],
  ['status = Done', ['SHOP-3']],
  ['statusCategory != Done AND project = SHOP', ['SHOP-4', 'SHOP-2', 'SHOP-1']],
  ['assignee is EMPTY AND project = SHOP', ['SHOP-4', 'SHOP-3', 'SHOP-1']],
  ['assignee = EMPTY AND project = BANK', ['BANK-1']],
  [`assignee != "${accountId('paul')}"`, ['SHOP-2']],
  [`NOT assignee = "${accountId('paul')}"`, ['SHOP-2']],
  ['reporter = currentUser()', ['BANK-1']],
  ['labels = money', ['SHOP-2']],
  ['labels in (card, other) AND labels is not EMPTY', ['SHOP-2']],
  ['fixVersion = "1.0"', ['SHOP-2']],
  ['fixVersion > "1.0"', ['SHOP-3']],
  ['fixVersion in ("1.0", "2.0") ORDER BY fixVersion', ['SHOP-2', 'SHOP-3']],
  ['priority > Medium', ['SHOP-2']],
  ['priority <= Low', ['SHOP-3']],
  ['project = SHOP ORDER BY priority DESC, key', ['SHOP-2', 'SHOP-1', 'SHOP-4', 'SHOP-3']],
  ['parent = SHOP-1 AND summary ~ pay', ['SHOP-3', 'SHOP-2']],
  ['parent is EMPTY AND project = SHOP', ['SHOP-4', 'SHOP-1']],
  ['summary ~ "card pay"', ['SHOP-2']],
  ['summary ~ "\\"pay by\\"" AND summary !~ credit', ['SHOP-2']],
  ['summary ~ "car*"', ['SHOP-4', 'SHOP-2']],
  ['text ~ rome', ['SHOP-4']],
  ['text ~ minute', ['SHOP-2']],
  ['description is not EMPTY', ['SHOP-2']],
  ['created >= "2026-03-03" AND project = SHOP', ['SHOP-4', 'SHOP-3']],
  ['created < startOfDay() AND project = SHOP', ['SHOP-2', 'SHOP-1']],
  ['created >= -1h AND type = Bug', ['SHOP-4']],
  ['bddFailed > 0', ['SHOP-2']],
  ['bddFailed = 0', ['SHOP-3']],
  ['bddfailed <= 2 ORDER BY bddFailed', ['SHOP-3', 'SHOP-2']],
  ['bddFailed != 0', ['SHOP-2']],
  ['project = SHOP AND bddFailed is EMPTY', ['SHOP-4', 'SHOP-1']],
  ['issue.property[behave-pro].failed > 0', ['SHOP-2']],
  ['issue.property["behave-pro"].result = passed', ['SHOP-3']],
  ['bddResult in (passed, failed) AND NOT bddResult = passed', ['SHOP-2']],
  ['bddNotes ~ bank', ['SHOP-2']],
  ['bddLastRun < "2026-03-02"', ['SHOP-3']],
  ['bddLastRun is not EMPTY ORDER BY bddLastRun DESC', ['SHOP-2', 'SHOP-3']],
  ['NOT (status = Done OR bddFailed > 0) AND type = Bug', []],
  ['! (status = Done || type = Bug) && project = SHOP', ['SHOP-2', 'SHOP-1']],
])('%s', async (jql, keys) => {
  expect(await site.search(jql)).toEqual(keys);
});

test.each<[string, number, string]>([
  ['', 400, 'Unbounded JQL queries are not allowed here'],
  ['ORDER BY created', 400, 'Unbounded JQL queries are not allowed here'],
  ['project = ', 400, 'Error in the JQL Query'],
  ['colour = red', 400, "Field 'colour' does not exist"],
  ['project = NOPE', 400, "The value 'NOPE' does not exist for the field 'project'."],
  ['key = SHOP-99', 400, "An issue with key 'SHOP-99' does not exist"],
  ['status ~ Done', 400, "The operator '~' is not supported by the 'status' field."],
  ['summary = x', 400, "The operator '=' is not supported by the 'summary' field."],
  ['bddResult > passed', 400, "The operator '>' is not supported by the 'bddResult' field."],
  ['bddNotes = bank', 400, "The operator '=' is not supported by the 'bddNotes' field."],
  ['bddFailed ~ 1', 400, "The operator '~' is not supported by the 'bddFailed' field."],
  ['bddFailed > many', 400, "'many' for the field 'bddFailed' is not a number"],
  ['bddFailed > EMPTY', 400, 'Error in the JQL Query'],
  ['status = (Done, "To Do")', 400, 'Error in the JQL Query'],
  ['status is Done', 400, 'Error in the JQL Query'],
  ['issue.property[behave-pro].other = 1', 400, "Field 'issue.property[behave-pro].other' does not exist"],
  ['created > tomorrow', 400, "Date value 'tomorrow' for field 'created' is invalid"],
  ['created > "2026-02-31"', 400, 'is invalid'],
  ['assignee = nobody', 400, "The value 'nobody' does not exist"],
  ['assignee in friendsOf(me)', 400, "Unable to find JQL function 'friendsOf(me)'"],
  ['status = currentUser()', 400, "is invalid for the field 'status'"],
  ['project = SHOP ORDER BY description', 400, "Not able to sort using field 'description'."],
  ['assignee in membersOf(staff)', 501, 'is not modelled by the local host'],
  ['status was Done', 501, 'is not modelled by the local host'],
  ['status changed', 501, 'is not modelled by the local host'],
  ['sprint = 1', 501, 'is not modelled by the local host'],
  ['summary ~ "card OR bank"', 501, 'is not modelled by the local host'],
])('refuses: %s', async (jql, status, message) => {
  const reply = await site.call('ada', 'POST', 'search/jql', { jql });
  expect({ status: reply.status, body: reply.body }).toMatchObject({
    status,
    body: { errorMessages: [expect.stringContaining(message)] },
  });
});

test('finds only what the caller may browse, and denies that the rest exists', async () => {
  expect(await site.search('bddFailed > 0', 'vic')).toEqual(['SHOP-2']);
  expect(await site.search('bddFailed > 0', 'nora')).toEqual([]);
  expect(await site.search('summary ~ ledger', 'paul')).toEqual([]);
  expect(await site.search('summary ~ ledger', 'mira')).toEqual(['BANK-1']);
  expect(await site.search('summary ~ ledger', 'app')).toEqual(['BANK-1']);
  const hidden = await site.call('paul', 'POST', 'search/jql', { jql: 'project = BANK' });
  expect(hidden.status).toBe(400);
  const byKey = await site.call('paul', 'POST', 'search/jql', { jql: 'key = BANK-1' });
  expect(byKey.body).toMatchObject({
    errorMessages: ["An issue with key 'BANK-1' does not exist for field 'key'."],
  });
});

test('answers ids only, page by page, without a total', async () => {
  const first = expectStatus(
    await site.call('ada', 'GET', 'search/jql?jql=project%20%3D%20SHOP&maxResults=3'),
    200,
  ) as { issues: { id: string }[]; nextPageToken: string; isLast: boolean };
  expect(Object.keys(first).sort()).toEqual(['isLast', 'issues', 'nextPageToken']);
  expect(first.isLast).toBe(false);
  expect(first.issues).toHaveLength(3);
  expect(first.issues.map((issue) => Object.keys(issue))).toEqual([['id'], ['id'], ['id']]);
  const rest = { jql: 'project = SHOP', maxResults: 3, nextPageToken: first.nextPageToken };
  const second = expectStatus(await site.call('ada', 'POST', 'search/jql', rest), 200);
  expect(second).toEqual({ issues: [{ id: expect.stringMatching(/^\d+$/) }], isLast: true });
  const other = { ...rest, jql: 'project = BANK' };
  expect((await site.call('ada', 'POST', 'search/jql', other)).status).toBe(400);
});

test('shows the fields and properties that are asked for', async () => {
  const asked = { jql: 'key = SHOP-2', fields: ['summary', 'nothing'], properties: ['behave-pro'] };
  const reply = expectStatus(await site.call('vic', 'POST', 'search/jql', asked), 200);
  expect(reply).toMatchObject({
    issues: [
      { key: 'SHOP-2', fields: { summary: 'Pay by card' }, properties: { 'behave-pro': { failed: 2 } } },
    ],
  });
  const unmodelled = { jql: 'key = SHOP-2', fields: ['worklog'] };
  expect((await site.call('vic', 'POST', 'search/jql', unmodelled)).status).toBe(501);
});
