import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { ADMINISTRATION, download, enabledProjectWithKey, type NewKey } from '../support/site';
import { nextDay } from '../support/stored';

/** Who answers for the site sees how much it stores, and who gets at it from outside. */
describe('the administration', () => {
  let host: Host;
  let journey: Journey;
  let made: NewKey;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    made = await enabledProjectWithKey(host, 'KEYS');
    await enabledProjectWithKey(host, 'ALSO');
    journey = await launchBrowser(host.url);
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  test('measures what each project stores', async () => {
    const page = await openAs(journey, 'ada', `/admin/apps/${ADMINISTRATION}`, { width: 400 });
    const admin = await appFrame(page, ADMINISTRATION);
    await openTab(admin, 'Data');
    const section = admin.getByRole('region', { name: 'Storage by project' });
    await section.getByRole('button', { name: 'Measure' }).press('Enter');
    await section.getByRole('row', { name: /\(KEYS\)/ }).waitFor();
    await section.getByRole('row', { name: /The site itself/ }).waitFor();
    await section.getByRole('button', { name: 'Measure again' }).waitFor();
    const counts = section.getByText(/^\d+ records?$/);
    const lines = await counts.evaluateAll((elements) =>
      elements.map((element) => {
        const range = element.ownerDocument.createRange();
        range.selectNodeContents(element);
        return range.getClientRects().length;
      }),
    );
    expect(new Set(lines)).toEqual(new Set([1]));
    await expectAccessible(page, admin);
    await page.context().close();
  });

  test('says whether every project is backed up', async () => {
    const page = await openAs(journey, 'ada', `/admin/apps/${ADMINISTRATION}`);
    const admin = await appFrame(page, ADMINISTRATION);
    await openTab(admin, 'Data');
    const section = admin.getByRole('region', { name: 'Backups', exact: true });
    const show = section.getByRole('button', { name: 'Show backups' });
    await show.press('Enter');
    await section.getByText('There is no backup yet.', { exact: false }).waitFor();
    await section.getByRole('button', { name: 'Hide backups' }).click();
    await nextDay(host);
    await show.click();
    await section.getByText('2 projects, all as they should be').waitFor();
    await section.getByRole('row', { name: /^KEYS Up to date / }).waitFor();
    await expectAccessible(page, admin);
    await page.context().close();
  });

  test('lists the keys of all projects, and takes the access of one away', async () => {
    const page = await openAs(journey, 'ada', `/admin/apps/${ADMINISTRATION}`);
    const admin = await appFrame(page, ADMINISTRATION);
    await openTab(admin, 'API keys');
    const section = admin.getByRole('region', { name: 'API keys', exact: true });
    await section.getByText('2 keys, 2 of them active').waitFor();
    const row = section.getByRole('row').filter({ hasText: made.key.userId });
    await row.getByRole('cell', { name: 'KEYS', exact: true }).waitFor();
    await row.getByRole('button', { name: /^Revoke/ }).click();
    await section.getByRole('button', { name: 'Revoke', exact: true }).click();
    await row.getByText('Revoked').waitFor();
    await section.getByText('2 keys, 1 of them active').waitFor();
    expect((await download(made, 'KEYS')).status).toBe(401);
    await expectAccessible(page, admin);
    await page.context().close();
  });
});
