import { expectAccessible } from './accessible';
import { launchBrowser, openAs, type ColorMode, type Journey } from './browser';
import { startHost, type Host } from './host';
import { prepareViews, VIEWS, type View } from './views';

type Mode = readonly [ColorMode, number];

/** Each view in each of the modes, for `test.each`. */
export const viewsIn = (...modes: Mode[]): (View & { mode: ColorMode; width: number })[] =>
  VIEWS.flatMap((view) => modes.map(([mode, width]) => ({ ...view, mode, width })));

/**
 * A journey on the demo site; answers what opens a view of it. Fails where axe finds anything, something is cut
 * off, or the content security policy is not kept.
 */
export function viewer(): (view: ReturnType<typeof viewsIn>[number]) => Promise<void> {
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

  return async ({ user, address, show, mode, width }) => {
    const page = await openAs(journey, user, address, { width, colorMode: mode });
    await expectAccessible(page, await show(page));
    await page.context().close();
  };
}
