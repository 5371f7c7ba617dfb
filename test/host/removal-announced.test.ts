import { fill, panel, type Filled } from '../support/filled';
import { startHost, type Host } from '../support/host';
import { download } from '../support/site';
import { days, dumpOf, lasting, licence } from '../support/stored';

/** Nothing is removed yet: whoever renews the licence finds everything as it was, in step with Jira. */
describe('a removal that is announced', () => {
  let host: Host;
  let own: Filled;
  let before: object;

  beforeEach(async () => {
    host ??= await startHost();
    await host.local('POST', 'reset', { demo: false });
    own = await fill(await host.tenant('own'));
    await licence(own.tenant, 'lapsed');
    await days(30, own.tenant);
    before = lasting(await dumpOf(own.tenant));
    await days(1, own.tenant);
  });
  afterAll(() => host?.stop());

  test('says that nothing is lost yet, and what to do', async () => {
    const { ok, error } = await panel(own);
    expect(ok).toBe(false);
    expect(error?.message).toContain('Nothing has been removed yet');
    expect(error?.message).toContain('renews the licence');
    expect(lasting(await dumpOf(own.tenant))).toEqual(before);
  });

  test('is taken back by the first call that sees the licence renewed, with everything as it was', async () => {
    await licence(own.tenant, 'active');
    const views = await Promise.all(Array.from({ length: 5 }, () => panel(own)));
    for (const { value } of views) expect(value?.access).toEqual({ canEdit: true });
    expect(views[0]?.value?.scenarios).toHaveLength(1);
    expect(lasting(await dumpOf(own.tenant))).toEqual(before);
    // The lapse is over: another one has its own 30 days.
    await licence(own.tenant, 'lapsed');
    await days(29, own.tenant);
    expect(lasting(await dumpOf(own.tenant))).toEqual(before);
  });

  test('is taken back by a pipeline that sees the licence renewed', async () => {
    expect((await download(own.made, 'KEEP')).status).toBe(402);
    await licence(own.tenant, 'active');
    expect((await download(own.made, 'KEEP')).status).toBe(200);
  });

  test('is taken back by the daily trigger that sees the licence renewed', async () => {
    await licence(own.tenant, 'active');
    await days(1, own.tenant);
    await licence(own.tenant, 'absent');
    expect((await panel(own)).value?.scenarios).toHaveLength(1);
    expect(lasting(await dumpOf(own.tenant))).toEqual(before);
  });

  test('is taken back when the licence can no longer be read', async () => {
    await licence(own.tenant, 'absent');
    expect((await panel(own)).ok).toBe(false);
    await days(1, own.tenant);
    expect((await panel(own)).value?.scenarios).toHaveLength(1);
    await days(20, own.tenant);
    expect(lasting(await dumpOf(own.tenant))).toEqual(before);
  });

  test('keeps the records in step with Jira', async () => {
    await own.tenant.jira('ada', 'DELETE', `/rest/api/3/issue/${own.issue.key}`);
    await own.tenant.local('POST', 'drain');
    await licence(own.tenant, 'active');
    expect(await (await download(own.made, 'KEEP')).text()).toContain('@ORPHAN');
    expect((await dumpOf(own.tenant)).entities.issue).toEqual([]);
  });
});
