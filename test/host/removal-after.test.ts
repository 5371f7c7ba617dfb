import { everyKind, fill } from '../support/filled';
import { startHost, type Host } from '../support/host';
import { requestOfSite } from '../support/removal';
import { enabledProject } from '../support/site';
import { adminView, days, dumpOf, licence, nextDay } from '../support/stored';

describe('after everything was removed', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  test('what was written before a lapse was known that began with the last pass goes when that has lasted 30 days', async () => {
    const tenant = await host.tenant('during');
    await fill(tenant);
    await requestOfSite(tenant, 0);
    await licence(tenant, 'absent');
    await days(2, tenant);
    await licence(tenant, 'lapsed');
    await nextDay(tenant);
    expect(everyKind(await dumpOf(tenant))).toEqual(['installation']);
    // One reading is a suspicion, and what people call with says nothing of the licence.
    await licence(tenant, 'absent');
    await enabledProject(tenant, 'NEW');
    await licence(tenant, 'lapsed');
    await days(29, tenant);
    expect(everyKind(await dumpOf(tenant))).toContain('project');
    await days(5, tenant);
    expect(everyKind(await dumpOf(tenant))).toEqual(['installation']);
  });

  test('the certificate stays through another lapse, though issues are deleted in Jira', async () => {
    const tenant = await host.tenant('certificate');
    const { issue } = await fill(tenant);
    await licence(tenant, 'lapsed');
    await days(33, tenant);
    const { removed } = await adminView(tenant);
    expect(removed).toMatchObject({ counts: { feature: 1 } });
    // The lapse is not seen for longer than it may be, and begins anew.
    await licence(tenant, 'absent');
    await days(3, tenant);
    await licence(tenant, 'lapsed');
    await days(28, tenant);
    await tenant.jira('ada', 'DELETE', `/rest/api/3/issue/${issue.key}`);
    await host.local('POST', 'drain');
    await days(6, tenant);
    expect((await adminView(tenant)).removed).toEqual(removed);
  });
});
