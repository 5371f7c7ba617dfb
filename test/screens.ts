import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, openAs, type ColorMode } from './support/browser';
import { startHost } from './support/host';
import { prepareViews, VIEWS } from './support/views';

const OUT = path.resolve(__dirname, '../.build/screens');
const MODES: readonly ColorMode[] = ['light', 'dark'];
const WIDTHS = [1280, 400];

/** Takes a picture of each view, in both themes, wide and narrow, into `.build/screens`: `npm run screens [part of a name]`. */
async function main(wanted = ''): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const host = await startHost({ env: { BEHAVE_DEMO: 'true' } });
  const journey = await launchBrowser(host.url);
  try {
    await prepareViews(host);
    for (const { name, user, address, show } of VIEWS.filter((view) => view.name.includes(wanted)))
      for (const colorMode of MODES)
        for (const width of WIDTHS) {
          const page = await openAs(journey, user, address, { width, height: 900, colorMode });
          await show(page);
          const file = path.join(OUT, `${name.replaceAll(/[ ,]+/g, '-')}-${colorMode}-${width}.png`);
          await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
          process.stdout.write(`${file}\n`);
          await page.context().close();
        }
  } finally {
    await journey.close();
    await host.stop();
  }
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
