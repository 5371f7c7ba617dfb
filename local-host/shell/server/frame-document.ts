import { load } from 'cheerio';

/** The bridge's script and what it needs to know: external, since the frames' policy admits no inline script. */
export const BRIDGE_SCRIPT = '/__bridge/bridge.js';

/**
 * Puts the bridge's script first in `<head>`: the app's scripts look for the bridge as soon as they load.
 * @param siteOrigin the only origin the bridge will talk to
 */
export function withBridge(html: string, siteOrigin: string): string {
  const document = load(html);
  const script = document('<script></script>').attr({ src: BRIDGE_SCRIPT, 'data-site': siteOrigin });
  document('head').prepend(script);
  return document.html();
}
