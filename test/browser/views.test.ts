import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from '../support/accessible';
import { launchBrowser, openAs, type Journey } from '../support/browser';
import { startHost, type Host } from '../support/host';
import { prepareViews, VIEWS } from '../support/views';

/** Both themes and both widths; `test:long` has the other two pairs. */
const MODES = [
  ['light', 1280],
  ['dark', 400],
] as const;

/** Each view of the app on the demo site, in both themes, wide and narrow: nothing serious for axe, nothing cut off. */
describe('the views', () => {
  let host: Host;
  let journey: Journey;

  beforeAll(async () => {
    host = await startHost({ env: { BEHAVE_DEMO: 'true' } });
    await prepareViews(host);
    journey = await launchBrowser(host.url);
  });
  afterEach(() => journey.expectClean());
  afterAll(async () => {
    await journey?.close();
    await host?.stop();
  });

  test.each(VIEWS.flatMap((view) => MODES.map(([mode, width]) => ({ ...view, mode, width }))))(
    '$name, $mode, $width px',
    async ({ user, address, module, show, mode, width }) => {
      const page = await openAs(journey, user, address, { width, colorMode: mode });
      await expectAccessible(page, module, await show(page));
      await page.context().close();
    },
  );

  test('what was seen of each is written down', () => {
    const seen = readFileSync(path.resolve(__dirname, '../../docs/screens.md'), 'utf8');
    const lines = [...seen.matchAll(/^\| ([^|]+?) +\| \S/gm)].map(([, name]) => name);
    expect(lines.filter((name = '') => name !== 'view' && !name.startsWith('-'))).toEqual(
      VIEWS.map(({ name }) => name),
    );
  });
});
