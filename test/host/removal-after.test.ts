import { everyKind, fill } from '../support/filled';
import { startHost, type Host } from '../support/host';
import { requestOfSite } from '../support/removal';
import { enabledProject } from '../support/site';
import { days, dumpOf, licence, nextDay } from '../support/stored';

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
});
