import { appFrame, launchBrowser, openAs, openIssueContext, screenshot } from './support/browser';
import { startHost } from './support/host';
import { panelOn } from './support/panel-page';
import { CONTEXT, SPECIFICATION } from './support/site';

/** Takes the pictures of the README from the running demo: `npm run screenshots`. */
async function main(): Promise<void> {
  const host = await startHost({ env: { BEHAVE_DEMO: 'true' } });
  const journey = await launchBrowser(host.url);
  try {
    const page = await openAs(journey, 'mira', '/browse/SHOP-1', { width: 1280, height: 860 });
    const panel = await panelOn(page);
    const failing = panel.getByRole('article', { name: 'An expired card is refused' });
    await failing.getByRole('button', { expanded: false }).click();
    await failing.getByRole('group', { name: 'Message' }).waitFor();
    const glance = await openIssueContext(page, 'Behave Pro', CONTEXT);
    await glance.getByText('1 failed').first().waitFor();
    process.stdout.write(`${await screenshot(page, 'panel')}\n`);

    await page.goto(`/projects/SHOP/apps/${SPECIFICATION}`);
    const specification = await appFrame(page, SPECIFICATION);
    await specification
      .getByRole('button', { name: /Checkout/ })
      .first()
      .click();
    await specification.getByRole('heading', { name: 'Checkout' }).waitFor();
    process.stdout.write(`${await screenshot(page, 'specification')}\n`);
  } finally {
    await journey.close();
    await host.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
