import type { FeatureView, ProjectView } from '../../src/invoke-api';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { ask, enabledProject, SPECIFICATION } from '../support/site';

const scenario = (name: string, step: string): string => `\n  Scenario: ${name}\n    Given ${step}\n`;
const INVOICE = scenario('By invoice', 'an invoice');
const PAYING = `Feature: Paying\n${scenario('By card', 'a card')}`;
const BILLING = `Feature: Billing\n${scenario('Monthly', 'a month')}`;

const textsOf = (features: FeatureView[]): string[] => features.map(({ text }) => text);

/** A scenario went to a file that was changed on both sides: neither file is stored before that is decided. */
describe('files between which a scenario moved', () => {
  let host: Host;
  let journey: Journey;
  const at = { projectKey: 'TIED' };
  const features = async (): Promise<FeatureView[]> => {
    const { features: all } = await ask<ProjectView>(host, 'mira', SPECIFICATION, at, 'load');
    const views = all.map(({ id: featureId }) =>
      ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', { featureId }),
    );
    return (await Promise.all(views)).map(({ feature }) => feature);
  };
  const named = async (name: string): Promise<FeatureView> => {
    const found = (await features()).find((one) => one.name === name);
    if (!found) throw new Error(`No feature is called ${name}.`);
    return found;
  };

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'TIED');
    await importAll(host, 'mira', 'TIED', [
      { path: 'billing.feature', bytes: Buffer.from(BILLING) },
      { path: 'paying.feature', bytes: Buffer.from(PAYING + INVOICE) },
    ]);
    const { id: featureId, textHash, text } = await named('Billing');
    await ask(host, 'paul', SPECIFICATION, at, 'saveText', {
      writeId: crypto.randomUUID(),
      featureId,
      textHash,
      text: text.replace('a month', 'a whole month'),
    });
    journey = await launchBrowser(host.url);
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  test('wait for each other, and are stored with what was decided', async () => {
    const before = await features();
    const page = await openAs(journey, 'mira', `/projects/TIED/apps/${SPECIFICATION}`);
    const spec = await appFrame(page, SPECIFICATION);
    await spec.getByRole('button', { name: 'Import', exact: true }).click();
    const files = {
      'billing.feature': BILLING.replace('a month', 'half a month') + INVOICE,
      'paying.feature': PAYING,
    };
    await spec.getByLabel('Choose files or a .zip').setInputFiles(
      Object.entries(files).map(([name, text]) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      })),
    );
    await spec.getByRole('radio', { name: 'Merge the file with what was changed here' }).check();
    await spec.getByRole('button', { name: 'Import 2 files' }).click();
    await spec.getByText('To decide: billing.feature').waitFor();
    await spec.getByRole('button', { name: 'Not now' }).click();
    await spec
      .getByRole('row', { name: /^paying.feature Scenarios moved between it and billing.feature/ })
      .waitFor();
    await expectAccessible(page, spec);
    expect(textsOf(await features())).toEqual(textsOf(before));

    await spec.getByRole('button', { name: 'Decide about billing.feature' }).click();
    await spec.getByRole('radio', { name: 'Keep what is in the project' }).check();
    await spec.getByRole('button', { name: 'Save this text' }).click();
    await spec.getByText('1 scenario went to another file, with its links and results').waitFor();
    const invoice = before.find(({ name }) => name === 'Paying')?.scenarios[1]?.id;
    expect((await named('Billing')).scenarios[1]?.id).toBe(invoice);
    expect((await named('Billing')).text).toBe(BILLING.replace('a month', 'a whole month') + INVOICE);
    expect((await named('Paying')).text).toBe(PAYING);
  });
});
