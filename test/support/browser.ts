import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { chromiumToUse } from '../../scripts/chromium';
import type { User } from './host';

export type ColorMode = 'light' | 'dark';

/** A browser on one host, and everything that went wrong in its pages. */
export interface Journey {
  url: string;
  browser: Browser;
  /** Console errors, uncaught errors, refused bridge methods, in the order they came. */
  problems: string[];
  /** Lets console errors pass that the journey provokes, such as the browser's line about a 403 it asks for. */
  allow(pattern: RegExp): void;
  /**
   * Throws unless nothing went wrong since it was last asked: neither `problems` nor a violation of a
   * Content-Security-Policy, nor a call of the app that the host does not model.
   */
  expectClean(): Promise<void>;
  /** Ends the browser, after `expectClean`. */
  close(): Promise<void>;
}

export interface OpenOptions {
  width?: number;
  height?: number;
  colorMode?: ColorMode;
}

/** What takes long is the machine's doing, not the page's: this ends only what hangs. */
const SHOWN_WITHIN_MS = 90_000;

/** Starts a Chromium for the host at `url`. Throws when none starts: a browser journey is never skipped. */
export async function launchBrowser(url: string): Promise<Journey> {
  const { path: executablePath, args } = await chromiumToUse();
  const browser = await chromium.launch({ executablePath, args });
  const problems: string[] = [];
  const allowed: RegExp[] = [];

  const takeViolations = async (): Promise<unknown[]> => {
    const log = `${url}/_shell/csp-violations`;
    const violations = (await (await fetch(log)).json()) as unknown[];
    if (violations.length > 0) await fetch(log, { method: 'DELETE', headers: { 'x-shell-request': '1' } });
    return violations;
  };
  const takeUnmodelled = async (): Promise<string[]> => {
    const log = `${url}/_local/unmodelled`;
    const { calls } = (await (await fetch(log)).json()) as { calls: string[] };
    if (calls.length > 0) await fetch(log, { method: 'DELETE' });
    return calls;
  };
  const expectClean = async (): Promise<void> => {
    const unexpected = problems
      .splice(0)
      .filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
    const violations = (await takeViolations()).map((violation) => `CSP: ${JSON.stringify(violation)}`);
    const unmodelled = (await takeUnmodelled()).map((call) => `not modelled by the local host: ${call}`);
    const found = [...unexpected, ...violations, ...unmodelled];
    if (found.length > 0) throw new Error(`The browser journey is not clean:\n${found.join('\n')}`);
  };
  await takeViolations();
  return {
    url,
    browser,
    problems,
    allow: (pattern) => void allowed.push(pattern),
    expectClean,
    async close() {
      try {
        await expectClean();
      } finally {
        await browser.close();
      }
    },
  };
}

/** Opens `address` of the site as `user`, in a window of its own: cookies and storage are shared with no other. */
export async function openAs(
  journey: Journey,
  user: User,
  address: string,
  { width = 1280, height = 900, colorMode = 'light' }: OpenOptions = {},
): Promise<Page> {
  const context = await journey.browser.newContext({
    baseURL: journey.url,
    viewport: { width, height },
    colorScheme: colorMode,
  });
  context.setDefaultTimeout(SHOWN_WITHIN_MS);
  await signIn(context, user);
  const page = await context.newPage();
  collectProblems(journey, page, user);
  await page.goto(address);
  await page.getByRole('main').waitFor();
  return page;
}

/**
 * The app's frame of a module, to find things in by role and text. Waits until the module is on the page:
 * an issue panel has to be added first, an issue context to be opened.
 */
export async function appFrame(page: Page, moduleKey: string): Promise<FrameLocator> {
  const frame = page.locator(`iframe[data-module-key="${moduleKey}"]`).first();
  await frame.waitFor({ state: 'attached' });
  return frame.contentFrame();
}

/** Chooses a tab of the page in a frame once that is loaded; `name` is the tab's title, with nothing that it may say besides. */
export async function openTab(frame: FrameLocator, name: string): Promise<void> {
  await frame
    .getByRole('tab', { name: new RegExp(`^${name}\\b`) })
    .first()
    .click();
}

/** Adds the app's panel of this title to the issue that is open, as a person does, and answers its frame. */
export async function addPanel(page: Page, title: string, moduleKey: string): Promise<FrameLocator> {
  const buttons = page.getByRole('group', { name: 'Add to this issue' });
  await buttons.getByRole('button', { name: title, exact: true }).click();
  return appFrame(page, moduleKey);
}

/** Opens the app's issue context of this title, if it is not open, and answers its frame. */
export async function openIssueContext(page: Page, title: string, moduleKey: string): Promise<FrameLocator> {
  const card = page.getByRole('complementary', { name: 'Fields' }).locator('details', { hasText: title });
  if ((await card.getAttribute('open')) === null) await card.locator('summary').click();
  return appFrame(page, moduleKey);
}

/** Saves a picture of the page under docs/images; answers its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = path.resolve(__dirname, '../../docs/images', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  return file;
}

async function signIn(context: BrowserContext, user: User): Promise<void> {
  const headers = { 'x-shell-request': '1' };
  const response = await context.request.post('/_shell/session', { headers, data: { user } });
  if (!response.ok()) throw new Error(`Nobody can sign in as ${user}: ${await response.text()}`);
}

function collectProblems({ problems }: Journey, page: Page, user: User): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    problems.push(`${user}, console: ${message.text()} (${message.location().url})`);
  });
  page.on(
    'pageerror',
    (error) => void problems.push(`${user}, uncaught: ${error.name}: ${error.message.trim()}`),
  );
}
