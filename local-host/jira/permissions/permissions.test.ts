import { accountId, expectStatus, MANIFEST, TestSite } from '../test-support';

let site: TestSite;
let shop: string;
let bank: string;
let issue: { id: string; key: string };

/** SHOP is paul's; BANK is ada's, and paul has no part in it. */
beforeAll(async () => {
  site = new TestSite();
  shop = await site.project('SHOP');
  bank = await site.project('BANK', 'ada');
  issue = await site.issue('SHOP', 'Pay');
});
afterAll(() => site.close());

const doing: Record<string, (who: string) => Promise<{ status: number }>> = {
  browse: (who) => site.call(who, 'GET', `issue/${issue.key}`),
  create: (who) => {
    const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: 'More' };
    return site.call(who, 'POST', 'issue', { fields });
  },
  edit: (who) => site.call(who, 'PUT', `issue/${issue.key}`, { fields: { summary: `By ${who}` } }),
  assign: (who) => site.call(who, 'PUT', `issue/${issue.key}/assignee`, { accountId: null }),
  transition: (who) => site.call(who, 'POST', `issue/${issue.key}/transitions`, { transition: { id: '21' } }),
  comment: (who) =>
    site.call(who, 'POST', `issue/${issue.key}/comment`, { body: { type: 'doc', version: 1, content: [] } }),
  'set a property': (who) => site.call(who, 'PUT', `issue/${issue.key}/properties/mine`, 1),
  'read a property': (who) => site.call(who, 'GET', `issue/${issue.key}/properties`),
  'make a version': (who) =>
    site.call(who, 'POST', 'version', { name: `v of ${who}`, projectId: Number(shop) }),
  'create a project': (who) =>
    site.call(who, 'POST', 'project', { key: `P${who.toUpperCase().replace(':', '')}`, name: `Of ${who}` }),
  'see the project': (who) => site.call(who, 'GET', 'project/SHOP'),
};

test.each<[string, Record<string, number>]>([
  [
    'browse',
    { ada: 200, paul: 200, mira: 200, vic: 200, nora: 404, app: 200, 'app:vic': 200, 'app:nora': 404 },
  ],
  ['create', { ada: 201, paul: 201, mira: 201, vic: 400, nora: 400, app: 201, 'app:vic': 400 }],
  ['edit', { ada: 204, paul: 204, mira: 204, vic: 403, nora: 404, app: 204, 'app:vic': 403 }],
  ['assign', { ada: 204, paul: 204, mira: 204, vic: 403, nora: 404 }],
  ['transition', { ada: 204, paul: 204, mira: 204, vic: 400, nora: 404 }],
  ['comment', { ada: 201, paul: 201, mira: 201, vic: 403, nora: 404 }],
  ['set a property', { mira: 201, ada: 200, app: 200, vic: 403, nora: 404, 'app:vic': 403 }],
  ['read a property', { vic: 200, nora: 404, app: 200 }],
  ['make a version', { ada: 201, paul: 201, mira: 404, vic: 404, nora: 404, app: 401 }],
  ['create a project', { ada: 201, paul: 201, mira: 403, vic: 403, nora: 403, app: 401, 'app:ada': 401 }],
  ['see the project', { vic: 200, nora: 404 }],
])('who may %s', async (what, expected) => {
  const seen: Record<string, number> = {};
  for (const who of Object.keys(expected)) seen[who] = (await doing[what]?.(who))?.status ?? 0;
  expect(seen).toEqual(expected);
});

const mine = async (who: string, query: string): Promise<Record<string, boolean>> => {
  const reply = expectStatus(await site.call(who, 'GET', `mypermissions?${query}`), 200);
  const { permissions } = reply as { permissions: Record<string, { havePermission: boolean }> };
  return Object.fromEntries(
    Object.entries(permissions).map(([key, { havePermission }]) => [key, havePermission]),
  );
};

test('mypermissions answers for an issue, a project, anywhere and globally', async () => {
  const keys = 'permissions=BROWSE_PROJECTS,EDIT_ISSUES,ADMINISTER_PROJECTS,ADMINISTER';
  const answers = (browse: boolean, edit: boolean, project: boolean, site: boolean) => ({
    BROWSE_PROJECTS: browse,
    EDIT_ISSUES: edit,
    ADMINISTER_PROJECTS: project,
    ADMINISTER: site,
  });
  expect(await mine('mira', `${keys}&issueKey=${issue.key}`)).toEqual(answers(true, true, false, false));
  expect(await mine('vic', `${keys}&issueId=${issue.id}`)).toEqual(answers(true, false, false, false));
  expect(await mine('paul', `${keys}&projectKey=SHOP`)).toEqual(answers(true, true, true, false));
  expect(await mine('paul', keys)).toEqual(answers(true, true, true, false));
  expect(await mine('nora', keys)).toEqual(answers(false, false, false, false));
  expect(await mine('ada', `${keys}&projectId=${bank}`)).toEqual(answers(true, true, true, true));
  expect(await mine('app:mira', `${keys}&projectKey=SHOP`)).toEqual(answers(true, true, false, false));
  expect(await mine('app', `${keys}&projectKey=SHOP`)).toEqual(answers(true, true, false, false));
});

test('mypermissions refuses what it cannot answer', async () => {
  const status = async (who: string, query: string) =>
    (await site.call(who, 'GET', `mypermissions${query}`)).status;
  expect(await status('mira', '')).toBe(400);
  expect(await status('mira', '?permissions=FLY')).toBe(400);
  expect(await status('paul', '?permissions=BROWSE_PROJECTS&projectKey=BANK')).toBe(404);
  expect(await status('nora', `?permissions=BROWSE_PROJECTS&issueKey=${issue.key}`)).toBe(404);
  expect(await status('mira', '?permissions=BROWSE_PROJECTS&commentId=1')).toBe(501);
});

test('permissions/check answers for issues and projects together and ignores unknown ids', async () => {
  const ledger = await site.issue('BANK', 'Ledger', {}, 'ada');
  const body = {
    globalPermissions: ['ADMINISTER'],
    projectPermissions: [
      {
        permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
        issues: [Number(issue.id), Number(ledger.id), 99],
        projects: [Number(shop), Number(bank), 98],
      },
    ],
  };
  const check = async (who: string, more: object = {}) =>
    expectStatus(await site.call(who, 'POST', 'permissions/check', { ...body, ...more }), 200);
  expect(await check('paul')).toEqual({
    globalPermissions: [],
    projectPermissions: [
      { permission: 'BROWSE_PROJECTS', issues: [Number(issue.id)], projects: [Number(shop)] },
      { permission: 'EDIT_ISSUES', issues: [Number(issue.id)], projects: [Number(shop)] },
    ],
  });
  const vic = { accountId: accountId('vic') };
  const vics = {
    globalPermissions: [],
    projectPermissions: [
      {
        permission: 'BROWSE_PROJECTS',
        issues: [Number(issue.id), Number(ledger.id)],
        projects: [Number(shop), Number(bank)],
      },
      { permission: 'EDIT_ISSUES', issues: [], projects: [] },
    ],
  };
  expect(await check('ada', vic)).toEqual(vics);
  expect(await check('app', vic)).toEqual(vics);
  expect(await check('ada')).toMatchObject({ globalPermissions: ['ADMINISTER'] });
  expect((await site.call('mira', 'POST', 'permissions/check', { ...body, ...vic })).status).toBe(403);
  const unknown = { projectPermissions: [{ permissions: ['FLY'] }] };
  expect(await site.call('ada', 'POST', 'permissions/check', unknown)).toMatchObject({
    status: 400,
    body: { errors: { FLY: 'Unrecognized permission' } },
  });
});

test.each<[string, string[]]>([
  ['ada', ['ADMINISTER', 'CREATE_PROJECT']],
  ['app:ada', ['ADMINISTER', 'CREATE_PROJECT']],
  ['paul', ['CREATE_PROJECT']],
  ['mira', []],
  ['vic', []],
  ['nora', []],
  ['app', []],
])('permissions/check knows the global permissions of %s', async (who, globalPermissions) => {
  const body = { globalPermissions: ['ADMINISTER', 'CREATE_PROJECT'] };
  const answer = expectStatus(await site.call(who, 'POST', 'permissions/check', body), 200);
  expect(answer).toEqual({ globalPermissions, projectPermissions: [] });
});

test('permitted projects and project lists hold what one may browse', async () => {
  const permitted = async (who: string, permission: string) => {
    const body = { permissions: [permission] };
    const reply = expectStatus(await site.call(who, 'POST', 'permissions/project', body), 200);
    return (reply as { projects: { key: string }[] }).projects.map(({ key }) => key);
  };
  expect(await permitted('paul', 'ADMINISTER_PROJECTS')).toEqual(['SHOP', 'PPAUL']);
  expect(await permitted('vic', 'BROWSE_PROJECTS')).toEqual(['SHOP', 'BANK', 'PADA', 'PPAUL']);
  const search = expectStatus(
    await site.call('paul', 'GET', 'project/search?orderBy=-key&maxResults=1'),
    200,
  );
  expect(search).toMatchObject({ total: 2, isLast: false, values: [{ key: 'SHOP' }] });
  expect(expectStatus(await site.call('nora', 'GET', 'project/search'), 200)).toMatchObject({ total: 0 });
});

test('the app is held to its scopes, alone and in a name; a person is not', async () => {
  const other = new TestSite();
  await other.project('SHOP');
  other.manifest = { ...MANIFEST, permissions: { scopes: ['read:jira-work'] } };
  const create = { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, summary: 'More' } };
  const refused = { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } };
  expect(await other.call('app', 'POST', 'issue', create)).toMatchObject(refused);
  expect(await other.call('app:ada', 'POST', 'issue', create)).toMatchObject(refused);
  expect(await other.call('app', 'GET', 'myself')).toMatchObject(refused);
  expect((await other.call('ada', 'POST', 'issue', create)).status).toBe(201);
  // Granular scopes are the other way to the same operation.
  const granular = ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'];
  other.manifest = { ...MANIFEST, permissions: { scopes: granular } };
  expect((await other.call('app', 'GET', 'myself')).status).toBe(200);
  expect((await other.call('stranger', 'GET', 'myself')).status).toBe(401);
  await other.close();
});
