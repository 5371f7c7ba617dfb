import type { Frame, Page } from 'playwright-core';
import type { Observation } from '../../local-host/conformance/methods/app/src/observe';
import type { CaseName } from '../../local-host/conformance/methods/table';
import { openAs } from './browser';
import { testFrame, type ShellHost } from './shell-host';

/** What a case is given: an issue's panel that is open, and the host to open more of. */
export interface Stage {
  shell: ShellHost;
  page: Page;
  panel: Frame;
}

/** Runs code in a frame; `forge` is the bridge, observed. Answers what the code returns and what it called. */
export async function inFrame<T = unknown>(frame: Frame, code: string): Promise<Observation & { result: T }> {
  return frame.evaluate(`(async () => {
    const { forge, observation } = observeBridge();
    const attempt = async (...calls) => {
      for (const call of calls) await Promise.resolve().then(call).catch(() => undefined);
    };
    const failure = (call) => Promise.resolve().then(call).then(() => undefined, ({ message }) => message);
    const result = await (async () => { ${code} })();
    return { result, ...observation };
  })()`);
}

/** What a case called, and the methods that show by other signs that they were refused. */
export type Shown = Observation & { refusedBySign?: string[] };

export type BridgeCases = Record<CaseName<'@forge/bridge'>, (stage: Stage) => Promise<Shown>>;

/** A page of the app in a window of its own, its frame ready. */
export async function appPage(
  { shell }: Stage,
  module: 'test-project-page' | 'test-settings',
): Promise<{ own: Page; frame: Frame }> {
  const path = module === 'test-settings' ? 'settings/apps' : 'apps';
  const own = await openAs(shell.journey, 'paul', `/projects/SHOP/${path}/${module}`);
  return { own, frame: await testFrame(own, module) };
}

/** Names of bridge methods that a page reports as not modelled. */
export const reportedOn = async (page: Page): Promise<string[]> =>
  (await page.evaluate<string>(`document.documentElement.dataset.bridgeRefused ?? ''`)).split(' ');

/** Waits for `count` violations of the frames' policy, takes them from the log and answers what was blocked. */
export async function takeViolations({ shell }: Stage, count: number): Promise<string[]> {
  const log = `${shell.url}/_shell/csp-violations`;
  let violations: { blocked: string }[] = [];
  while (violations.length < count) violations = (await (await fetch(log)).json()) as { blocked: string }[];
  await fetch(log, { method: 'DELETE', headers: { 'x-shell-request': '1' } });
  return violations.map(({ blocked }) => blocked);
}
