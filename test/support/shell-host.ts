import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { startHost } from '../../local-host/server';
import { buildTestUi, TEST_APP } from '../../local-host/shell/test-app/build-ui';
import { launchBrowser, type Journey } from './browser';
import type { User } from './host';

/** A host that serves the shell's own test app, and a browser on it. */
export interface ShellHost {
  url: string;
  journey: Journey;
  /** Calls the stand-in Jira as a person; answers the JSON. Throws when it is not 2xx. */
  jira<T>(user: User, method: string, address: string, body?: unknown): Promise<T>;
  /** Ends browser and host; the tests assert by themselves that the journey was clean. */
  end(): Promise<void>;
}

/** Starts it with a project SHOP, administered by paul, and its story SHOP-1. */
export async function startShellHost(): Promise<ShellHost> {
  await buildTestUi();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'behave-shell-'));
  const host = await startHost({ port: 0, dataDir, demo: false, appDir: TEST_APP });
  const jira: ShellHost['jira'] = async (user, method, address, body) => {
    const response = await fetch(`${host.url}/rest/api/3/${address}`, {
      method,
      headers: { authorization: `Basic ${btoa(`${user}:x`)}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${address} answered ${response.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as never;
  };
  const { accountId } = await jira<{ accountId: string }>('paul', 'GET', 'myself');
  const project = { key: 'SHOP', name: 'Shop', projectTypeKey: 'software', leadAccountId: accountId };
  await jira('ada', 'POST', 'project', project);
  const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'Pay by card' };
  await jira('paul', 'POST', 'issue', { fields });
  const journey = await launchBrowser(host.url);
  return {
    url: host.url,
    journey,
    jira,
    async end() {
      await journey.browser.close();
      await host.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The test app's frame of a module, ready, to run the bridge's own functions in: they are `forge.…` there. */
export async function testFrame(page: Page, moduleKey: string): Promise<Frame> {
  const element = page.locator(`iframe[data-module-key="${moduleKey}"][data-ready="true"]`).first();
  const frame = await (await element.elementHandle())?.contentFrame();
  if (!frame) throw new Error(`There is no frame of ${moduleKey}`);
  return frame;
}

/**
 * Waits until an expression is true in a page or frame; the test's own time limit ends the wait. Not Playwright's
 * `waitForFunction`: that evaluates text inside the page, which the policies of site and frame forbid.
 */
export async function until(place: Page | Frame, expression: string): Promise<void> {
  await place.evaluate(`new Promise((resolve) => {
    const look = () => ((${expression}) ? resolve() : requestAnimationFrame(look));
    look();
  })`);
}
