import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { damagedIn } from '../support/archive';
import { jiraOf, writeEverything } from '../support/archive-site';
import { appFrame, launchBrowser, openAs, openTab, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { ADMINISTRATION, ask, SETTINGS, SPECIFICATION } from '../support/site';
import type { ProjectView } from '../../src/invoke-api';

/** Leaving and coming back cost nothing: everything goes into one file, and comes out of it. */
describe('exporting and importing everything', () => {
  let here: Host;
  let there: Host;
  let journeys: Journey[];

  beforeAll(async () => {
    [here, there] = [await startHost(), await startHost()];
    for (const host of [here, there]) await host.local('POST', 'delivery', { queryLagMs: 0 });
    await writeEverything(here, await jiraOf(here));
    await jiraOf(there, 3);
    journeys = [await launchBrowser(here.url), await launchBrowser(there.url)];
  });
  afterAll(async () => {
    for (const journey of journeys ?? []) await journey.close();
    await here?.stop();
    await there?.stop();
  });

  const settings = `/projects/SHOP/settings/apps/${SETTINGS}`;
  const section = async (page: Page, module = SETTINGS) => {
    const frame = await appFrame(page, module);
    await openTab(frame, 'Data');
    return { frame, archive: frame.getByRole('region', { name: 'Export and import everything' }) };
  };

  async function download(page: Page, module = SETTINGS): Promise<string> {
    const { archive } = await section(page, module);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      archive.getByRole('button', { name: 'Export everything' }).press('Enter'),
    ]);
    await archive.getByText(/was made, with \d+ features/).waitFor();
    // What the browser keeps goes with the page.
    const kept = path.join(here.dataDir, `${module}.zip`);
    await file.saveAs(kept);
    return kept;
  }

  test('a project goes from one site to another by its settings page, in the dark and at 400 px', async () => {
    const leaving = await openAs(journeys[0] as Journey, 'paul', settings);
    const file = await download(leaving);
    await expectAccessible(leaving, (await section(leaving)).frame);
    await leaving.context().close();

    const narrow = { width: 400, height: 900, colorMode: 'dark' as const };
    const page = await openAs(journeys[1] as Journey, 'paul', settings, narrow);
    const { frame, archive } = await section(page);
    await archive.getByRole('button', { name: 'Import an archive…' }).press('Enter');
    await archive.getByLabel('Choose file').setInputFiles(file);
    const target = archive.getByRole('combobox', { name: 'Project that SHOP goes into' });
    expect(await target.locator('option:checked').textContent()).toContain('SHOP');
    await archive.getByRole('button', { name: 'Look what would be imported' }).click();
    const features = archive.getByRole('row', { name: /^Features/ });
    await features.waitFor();
    await expectAccessible(page, frame);
    await archive.getByRole('button', { name: 'Import', exact: true }).click();
    await archive.getByRole('heading', { name: 'The archive was imported' }).waitFor();
    await expectAccessible(page, frame);
    await archive.getByRole('button', { name: 'Close' }).click();
    const opener = archive.getByRole('button', { name: 'Import an archive…' });
    expect(await opener.evaluate((button) => button.ownerDocument.activeElement === button)).toBe(true);
    await page.context().close();

    const load = (host: Host) =>
      ask<ProjectView>(host, 'paul', SPECIFICATION, { projectKey: 'SHOP' }, 'load');
    const said = ({ features: all }: ProjectView) =>
      all.map(({ id, path: where, scenarios }) => [id, where, scenarios]);
    expect(said(await load(there))).toEqual(said(await load(here)));
  });

  test('an import that has to wait is cancelled, breaks off, and goes on with what was chosen', async () => {
    const at = { projectKey: 'SHOP' };
    const { features } = await ask<ProjectView>(there, 'paul', SPECIFICATION, at, 'load');
    const featureId = features.find(({ path: where }) => where === 'checkout.feature')?.id;
    const open = () =>
      ask<{ feature: { text: string; textHash: string } }>(there, 'paul', SPECIFICATION, at, 'feature', {
        featureId,
      });
    const { feature: before } = await open();
    await ask(there, 'paul', SPECIFICATION, at, 'saveText', {
      writeId: crypto.randomUUID(),
      featureId,
      text: `${before.text}\n  # Mine.\n`,
      textHash: before.textHash,
    });

    const page = await openAs(journeys[1] as Journey, 'paul', settings);
    const { frame, archive } = await section(page);
    await archive.getByRole('button', { name: 'Import an archive…' }).click();
    await archive.getByLabel('Choose file').setInputFiles(path.join(here.dataDir, `${SETTINGS}.zip`));
    await archive.getByRole('button', { name: 'Look what would be imported' }).click();
    const take = archive.getByRole('radio', { name: /^Take what is in the archive/ });
    await take.check();
    const busy = { target: 'kvs', rate: 1, kind: '429', seed: 1, path: 'transaction' };
    await there.local('POST', 'faults', busy);
    await archive.getByRole('button', { name: 'Import', exact: true }).click();
    await archive.getByText(/^Too much is going on at once; it goes on by itself in 15 seconds/).waitFor();
    await expectAccessible(page, frame);
    await archive.getByRole('button', { name: 'Cancel' }).press('Enter');
    await archive.getByText(/^The import stopped. What was imported so far stays/).waitFor();
    expect(await take.isChecked()).toBe(true);
    await expectAccessible(page, frame);

    await there.local('DELETE', 'faults');
    journeys[1]?.allow(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await archive.getByRole('button', { name: 'Go on' }).click();
    await archive.getByRole('alert').getByText('The archive was not imported').waitFor();
    expect(await take.isChecked()).toBe(true);
    await page.context().setOffline(false);
    await archive.getByRole('button', { name: 'Go on' }).click();
    await archive.getByRole('heading', { name: 'The archive was imported' }).waitFor();
    await archive.getByRole('columnheader', { name: 'Replaced' }).waitFor();
    expect((await open()).feature.text).toBe(before.text);
    await page.context().close();
  });

  test('a site exports all of its projects; of a file that was changed what is whole can be imported', async () => {
    const page = await openAs(journeys[0] as Journey, 'ada', `/admin/apps/${ADMINISTRATION}`);
    const file = await download(page, ADMINISTRATION);
    const part = 'SHOP/records/feature.jsonl';
    const changed = path.join(here.dataDir, 'changed.zip');
    writeFileSync(changed, damagedIn(readFileSync(file), part));
    const { frame, archive } = await section(page, ADMINISTRATION);
    await archive.getByRole('button', { name: 'Import an archive…' }).click();
    await archive.getByLabel('Choose file').setInputFiles(changed);
    await archive.getByText('The archive is damaged. Nothing was imported.').waitFor();
    await archive.getByText(`${part} is not as it was written`).waitFor();
    await archive.getByText('An import of SHOP would go without:').waitFor();
    await expectAccessible(page, frame);
    await archive.getByRole('button', { name: 'Import what is whole' }).press('Enter');
    await archive.getByRole('button', { name: 'Look what would be imported' }).click();
    await archive.getByText('An import of SHOP would go without:').waitFor();
    await archive.getByRole('button', { name: 'Import', exact: true }).click();
    await archive.getByRole('heading', { name: 'What is whole of the archive was imported' }).waitFor();
    await archive.getByText('The archive is damaged. Left out are:').waitFor();
    await expectAccessible(page, frame);
    await archive.getByRole('button', { name: 'Close' }).click();
    await archive.getByRole('button', { name: 'Import an archive…' }).click();
    await archive.getByLabel('Choose file').setInputFiles(file);
    await archive.getByRole('button', { name: 'Look what would be imported' }).click();
    await archive.getByRole('columnheader', { name: 'The same' }).waitFor();
    expect(await archive.getByRole('columnheader', { name: 'New here' }).count()).toBe(0);
    await page.context().close();
    for (const journey of journeys) journey.expectClean();
  });
});
