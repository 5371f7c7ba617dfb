import { expectStatus, type Reply, SITE, TestSite } from '../test-support';

let site: TestSite;
let shop: { id: string; key: string }[];
let bank: { id: string; key: string };

/** SHOP is paul's with three issues, BANK ada's with one; each issue has `mine` (1, 1, 2 and 1) and `other`. */
beforeEach(async () => {
  site = new TestSite();
  await site.project('SHOP');
  await site.project('BANK', 'ada');
  shop = [];
  for (const summary of ['One', 'Two', 'Three']) shop.push(await site.issue('SHOP', summary));
  bank = await site.issue('BANK', 'Ledger', {}, 'ada');
  for (const [at, { id }] of [...shop, bank].entries()) {
    await site.call('ada', 'PUT', `issue/${id}/properties/mine`, at === 2 ? 2 : 1);
    await site.call('ada', 'PUT', `issue/${id}/properties/other`, 'kept');
  }
});
afterEach(() => site.close());

const remove = (who: string, body: object, key = 'mine'): Promise<Reply> =>
  site.call(who, 'DELETE', `issue/properties/${key}`, body);
const holding = (key: string): string[] =>
  site.jira
    .issueProperties(SITE)
    .filter((property) => property.key === key)
    .map(({ issueId }) => issueId);
const ids = (...issues: ({ id: string } | undefined)[]): string[] => issues.map((issue) => issue?.id ?? '');

test('without a filter the property goes from every issue, once the task says so', async () => {
  const { statuses, result } = await site.finished('app', await remove('app', {}));
  expect(statuses).toEqual(['RUNNING', 'COMPLETE']);
  expect(result).toEqual({ updatedIssues: ids(...shop, bank), errors: {} });
  expect(holding('mine')).toEqual([]);
  expect(holding('other')).toEqual(ids(...shop, bank));
});

test('issues and value narrow it, together', async () => {
  const entityIds = [shop[0], shop[2]].map((issue) => Number(issue?.id));
  await site.finished('app', await remove('app', { entityIds: [...entityIds, 99], currentValue: 1 }));
  expect(holding('mine')).toEqual(ids(shop[1], shop[2], bank));
  await site.finished('app', await remove('app', { currentValue: 2 }));
  expect(holding('mine')).toEqual(ids(shop[1], bank));
  await site.finished('app', await remove('app', { entityIds: [] }));
  expect(holding('mine')).toEqual(ids(shop[1], bank));
});

test('what the one who asks may not edit is not meant', async () => {
  await site.finished('paul', await remove('paul', {}));
  expect(holding('mine')).toEqual(ids(bank));
  const { result } = await site.finished('vic', await remove('app:vic', {}, 'other'));
  expect(result).toEqual({ updatedIssues: [], errors: {} });
});

test.each([
  [{ entityIds: ['x'] }, 400],
  [{ entityIds: [1, 1] }, 400],
  [{ issues: [1] }, 400],
  [{ currentValue: null }, 501],
])('%j is refused', async (body, status) => {
  expect((await remove('app', body)).status).toBe(status);
});

test('a host that stopped before the task ran goes on with it', async () => {
  const submitted = await remove('app', {});
  await site.restart();
  await site.finished('app', submitted);
  expect(holding('mine')).toEqual([]);
  expect((await remove('app', {}, 'k'.repeat(256))).status).toBe(400);
  expectStatus(await site.call('app', 'GET', `issue/${bank.id}/properties/other`), 200);
});
