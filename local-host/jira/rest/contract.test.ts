import operations from '../operations.json';
import { SITE, TestSite } from '../test-support';
import { checkAnswer } from './dispatch';
import { operationsOf, readExtract } from './extract';
import { createRouter } from './router';
import { createSchemaCheck } from './schema';

const extract = readExtract();
const check = createSchemaCheck(extract);
const all = operationsOf(extract);
const route = createRouter(all);

let site: TestSite;
beforeAll(async () => {
  site = new TestSite();
  await site.project('SHOP');
  await site.issue('SHOP', 'Pay');
});
afterAll(() => site.close());

test('the extract holds the listed operations, and all its schemas compile', () => {
  expect(all.map(({ name }) => name).sort()).toEqual([...operations].sort());
  for (const name of Object.keys(extract.components.schemas)) {
    expect(() => check({ $ref: `#/components/schemas/${name}` }, {})).not.toThrow();
  }
});

test('a fixed path wins over a parameter; parameters are decoded', () => {
  expect(route('GET', '/rest/api/3/project/search')?.operation.definition.operationId).toBe('searchProjects');
  expect(route('GET', '/rest/api/3/project/SHOP')?.path).toEqual({ projectIdOrKey: 'SHOP' });
  expect(route('GET', '/rest/api/3/issue/A-1/properties/a%2Fb')?.path).toEqual({
    issueIdOrKey: 'A-1',
    propertyKey: 'a/b',
  });
  expect(route('GET', '/rest/api/3/issue/%E0%A4%A')).toBeUndefined();
  expect(route('PATCH', '/rest/api/3/issue/A-1')).toBeUndefined();
});

test('what is not listed answers 501, and the removed search 410', async () => {
  expect(await site.call('ada', 'GET', 'dashboard')).toMatchObject({
    status: 501,
    body: { errorMessages: ['GET /rest/api/3/dashboard is not modelled by the local host'] },
  });
  expect((await site.call('ada', 'GET', 'search?jql=project%3DSHOP')).status).toBe(410);
  expect((await site.call('ada', 'GET', 'issue/SHOP-1?expand=changelog')).status).toBe(501);
  expect((await site.call('ada', 'GET', 'project/search?propertyQuery=x')).status).toBe(501);
  const v2 = { method: 'GET', path: '/rest/api/2/myself', headers: {} };
  const nobody = { kind: 'app', installation: SITE } as const;
  expect((await site.jira.handle(nobody, v2)).status).toBe(501);
});

test.each<[string, string, unknown, string]>([
  ['POST', 'search/jql', { jql: 1 }, '/jql must be string'],
  ['POST', 'search/jql', { jql: 'key = A-1', startAt: 0 }, "unknown property 'startAt'"],
  ['POST', 'issue/bulkfetch', {}, "must have required property 'issueIdsOrKeys'"],
  ['POST', 'project', { key: 'AB' }, "must have required property 'name'"],
  [
    'POST',
    'issue/properties/multi',
    { issues: [{ issueID: 'x', properties: { a: 1 } }] },
    '/issues/0/issueID',
  ],
  ['GET', 'search/jql?jql=a&maxResults=many', undefined, "'maxResults' is not valid"],
  ['GET', 'user/bulk', undefined, "'accountId' is required"],
])('%s %s with %j is refused, naming the place', async (method, url, body, place) => {
  const reply = await site.call('ada', method, url, body);
  expect(reply).toMatchObject({ status: 400, body: { errorMessages: [expect.stringContaining(place)] } });
});

test('a body must be JSON and say so', async () => {
  const request = { method: 'POST', path: '/rest/api/3/search/jql', body: '{"jql":"key = SHOP-1"}' };
  const app = { kind: 'app', installation: SITE } as const;
  const status = async (headers: Record<string, string>, body = request.body): Promise<number> =>
    (await site.jira.handle(app, { ...request, headers, body })).status;
  expect(await status({})).toBe(415);
  expect(await status({ 'content-type': 'text/plain' })).toBe(415);
  expect(await status({ 'Content-Type': 'application/json; charset=utf-8' })).toBe(200);
  expect(await status({ 'content-type': 'application/json' }, '{jql}')).toBe(400);
});

test('an answer of ours that breaks the schema is an error with the reason', () => {
  const operation = all.find(({ name }) => name === 'GET /rest/api/3/issue/{issueIdOrKey}');
  if (!operation) throw new Error('GET issue is not in the extract');
  expect(() => checkAnswer(operation, { status: 200, body: { id: '1', key: 'A-1' } }, check)).not.toThrow();
  expect(() => checkAnswer(operation, { status: 200, body: { id: 1 } }, check)).toThrow('/id must be string');
  expect(() => checkAnswer(operation, { status: 200, body: { colour: 1 } }, check)).toThrow("'colour'");
  expect(() => checkAnswer(operation, { status: 202 }, check)).toThrow('does not answer 202');
});

test('points: a read costs one and one an object, a write one, a refusal one', async () => {
  const costs = async (work: () => Promise<unknown>): Promise<unknown> => {
    site.points.length = 0;
    await work();
    return site.points;
  };
  const issue = '/rest/api/3/issue/{issueIdOrKey}';
  expect(await costs(() => site.call('ada', 'GET', 'issue/SHOP-1'))).toEqual([{ path: issue, points: 2 }]);
  expect(await costs(() => site.call('nora', 'GET', 'issue/SHOP-1'))).toEqual([{ path: issue, points: 1 }]);
  const edit = { fields: { summary: 'Pay now' } };
  expect(await costs(() => site.call('ada', 'PUT', 'issue/SHOP-1', edit))).toEqual([
    { path: issue, points: 1 },
  ]);
  await site.issue('SHOP', 'Another');
  const search = { jql: 'project = SHOP' };
  expect(await costs(() => site.call('ada', 'POST', 'search/jql', search))).toEqual([
    { path: '/rest/api/3/search/jql', points: 3 },
  ]);
  const bulk = { issueIdsOrKeys: ['SHOP-1', 'SHOP-2', 'NONE-1'] };
  expect(await costs(() => site.call('app', 'POST', 'issue/bulkfetch', bulk))).toEqual([
    { path: '/rest/api/3/issue/bulkfetch', points: 3 },
  ]);
  expect(await costs(() => site.call('ada', 'GET', 'dashboard'))).toEqual([]);
});
