import type { FrameLocator } from 'playwright-core';
import { expectAccessible } from '../support/accessible';
import { appFrame, launchBrowser, openAs, type Journey } from '../support/browser';
import { textOf, write } from '../support/editor';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { enabledProject, SPECIFICATION } from '../support/site';

const TEXT = [
  'Feature: Checkout',
  '',
  '  Scenario: Paying by card',
  '    Given a basket',
  '    Then it is paid',
  '',
  '  Scenario: Paying later',
  '    Given an invoice',
  '    Then it is sent',
  '',
].join('\n');

/** Two browsers on one feature: nobody's text is lost, and nobody is asked what the app can tell. */
describe('two people on one feature', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'PAIR');
    await importAll(host, 'mira', 'PAIR', [{ path: 'checkout.feature', bytes: Buffer.from(TEXT) }]);
    journey = await launchBrowser(host.url);
  });
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  const area = (spec: FrameLocator) => spec.getByRole('textbox', { name: 'Feature text' });
  const editing = async (user: User) => {
    const page = await openAs(journey, user, `/projects/PAIR/apps/${SPECIFICATION}`);
    const spec = await appFrame(page, SPECIFICATION);
    await spec.getByRole('navigation').getByRole('button', { name: 'checkout.feature' }).click();
    await spec.getByRole('button', { name: 'Edit text' }).click();
    await area(spec).waitFor();
    return { page, spec };
  };
  const save = async (spec: FrameLocator, from: string, to: string): Promise<void> => {
    await write(area(spec), (await textOf(area(spec))).replace(from, to));
    await area(spec).press('Control+Enter');
  };

  test('changes of different lines are brought together; of the same line whoever comes second chooses', async () => {
    let [mira, paul] = [await editing('mira'), await editing('paul')];
    await save(mira.spec, 'a basket', 'a full basket');
    await mira.spec.getByText('“Checkout” was saved.').waitFor();
    await save(paul.spec, 'it is sent', 'it is sent by mail');
    await paul.spec.getByText(/was saved together with what somebody else changed meanwhile/).waitFor();
    await mira.page.context().close();
    await paul.page.context().close();

    [mira, paul] = [await editing('mira'), await editing('paul')];
    const both = TEXT.replace('a basket', 'a full basket').replace('it is sent', 'it is sent by mail');
    expect(await textOf(area(mira.spec))).toBe(both);
    await save(mira.spec, 'it is paid', 'it is paid at once');
    await mira.spec.getByText('“Checkout” was saved.').waitFor();
    await save(paul.spec, 'it is paid', 'it is paid in full');
    await paul.spec.getByText('Someone else changed the same lines').waitFor();
    await expectAccessible(paul.page, paul.spec);
    await paul.spec.getByRole('radio', { name: 'Take yours' }).check();
    await paul.spec.getByRole('button', { name: 'Save this text' }).click();
    await paul.spec.getByText(/“Checkout” was saved/).waitFor();
    await paul.spec.getByRole('button', { name: 'Edit text' }).click();
    expect(await textOf(area(paul.spec))).toBe(both.replace('it is paid', 'it is paid in full'));
  });
});
