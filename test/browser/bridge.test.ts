import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { addPanel, appFrame, openAs, openIssueContext } from '../support/browser';
import { startShellHost, testFrame, until, type ShellHost } from '../support/shell-host';

/** The unmodified bridge inside a frame, method by method. Code in strings runs in the frame. */
let shell: ShellHost;
let page: Page;
let panel: Frame;

beforeAll(async () => {
  shell = await startShellHost();
  page = await openAs(shell.journey, 'mira', '/browse/SHOP-1');
  await addPanel(page, 'Test panel', 'test-panel');
  panel = await testFrame(page, 'test-panel');
});
afterAll(() => shell?.end());
afterEach(() => shell.journey.expectClean());

interface Who {
  accountId: string;
  moduleKey: string;
  extension: { type: string; issue: { key: string } };
}

test('invoke runs as the person the site knows, on the issue the frame stands on', async () => {
  const { accountId } = await shell.jira<{ accountId: string }>('mira', 'GET', 'myself');
  const who = await panel.evaluate<Who>(`forge.invoke('whoami', { accountId: 'somebody-else' })`);
  expect(who).toMatchObject({ accountId, moduleKey: 'test-panel', extension: { issue: { key: 'SHOP-1' } } });
});

test('invoke carries JSON both ways, and an error of the app rejects it', async () => {
  const payload = { text: 'Größe 価格 <script>', list: [1, null, { deep: true }] };
  expect(await panel.evaluate(`forge.invoke('echo', ${JSON.stringify(payload)})`)).toEqual(payload);
  await expect(panel.evaluate(`forge.invoke('fail')`)).rejects.toThrow('asked to fail');
});

test('requestJira asks as that person and within the scopes of the manifest', async () => {
  const ask = (path: string, init = '{}') =>
    panel.evaluate<{ status: number; body: { displayName?: string } }>(
      `forge.requestJira('${path}', ${init}).then(async (r) => ({ status: r.status, body: await r.json() }))`,
    );
  expect(await ask('/rest/api/3/myself')).toMatchObject({
    status: 200,
    body: { displayName: 'Mira Member' },
  });
  const write = await ask('/rest/api/3/issue', `{ method: 'POST', body: '{}' }`);
  expect([401, 403]).toContain(write.status);
});

test('the context holds what the page adds: theme, locale, surface', async () => {
  const context = await panel.evaluate<object>('forge.view.getContext()');
  expect(context).toMatchObject({
    moduleKey: 'test-panel',
    locale: 'en-US',
    theme: { colorMode: 'light' },
    surfaceColor: '#FFFFFF',
  });
});

test('the theme is set when the app asks, and follows the site', async () => {
  const mode = () => panel.evaluate('document.documentElement.dataset.colorMode');
  expect(await mode()).toBeUndefined();
  await panel.evaluate('forge.view.theme.enable()');
  expect(await mode()).toBe('light');
  await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
  await until(panel, 'document.documentElement.dataset.colorMode === "dark"');
  await until(panel, 'getComputedStyle(document.body).color === "rgb(206, 207, 210)"');
  await page.getByRole('button', { name: 'Switch to the light theme' }).click();
  await until(panel, 'document.documentElement.dataset.colorMode === "light"');
});

test('the frame follows the height of its content, up and down', async () => {
  const setHeight = (height: number) =>
    panel.evaluate(`document.getElementById('filler').style.height = '${height}px'`);
  await setHeight(1200);
  await until(page, `document.querySelector('iframe').offsetHeight > 1200`);
  await setHeight(100);
  await until(page, `document.querySelector('iframe').offsetHeight < 300`);
});

test('a flag shows, its action reaches the app, and the app takes it away', async () => {
  await panel.evaluate(`{
    const acted = new Promise((resolve) => {
      const actions = [{ text: 'Undo', onClick: () => resolve('undone') }];
      window.flag = forge.showFlag({ id: 'f', title: 'Deleted', description: 'One scenario', actions });
    });
    window.acted = acted;
    undefined;
  }`);
  const flag = page.getByRole('status').filter({ hasText: 'One scenario' });
  await flag.getByRole('button', { name: 'Undo' }).click();
  expect(await panel.evaluate('window.acted')).toBe('undone');
  await panel.evaluate('window.flag.close()');
  await flag.waitFor({ state: 'detached' });
});

test('a modal gets its context and tells the app what it was closed with', async () => {
  await panel.evaluate(`window.outcome = new Promise((onClose) => new forge.Modal({
    resource: 'main/dialog', size: 'small', title: 'Choose one', context: { step: 7 }, onClose,
  }).open()); undefined`);
  const dialog = page.getByRole('dialog', { name: 'Choose one' });
  const inside = dialog.locator('iframe').contentFrame();
  await inside.getByText('Given {"step":7}').waitFor();
  await inside.getByRole('button', { name: 'Choose' }).click();
  expect(await panel.evaluate('window.outcome')).toEqual({ chosen: 'this' });
  await dialog.waitFor({ state: 'detached' });
  await expect(panel.evaluate('forge.view.close()')).rejects.toThrow('not closable');
});

test('events reach the other frames of the app until they unsubscribe', async () => {
  await openIssueContext(page, 'Test context', 'test-context');
  const context = await testFrame(page, 'test-context');
  await context.evaluate(`{
    window.heard = [];
    window.subscription = forge.events.on('saved', (payload) => window.heard.push(payload));
    undefined;
  }`);
  await context.evaluate('window.subscription.then(() => undefined)');
  await panel.evaluate(`forge.events.emit('saved', { id: 1 })`);
  await until(context, 'window.heard.length === 1');
  await context.evaluate('window.subscription.then(({ unsubscribe }) => unsubscribe())');
  await panel.evaluate(`forge.events.emit('saved', { id: 2 })`);
  await panel.evaluate('forge.view.getContext()');
  expect(await context.evaluate('window.heard')).toEqual([{ id: 1 }]);
});

test('an app page has a history of its own, below its address', async () => {
  const own = await openAs(shell.journey, 'paul', '/projects/SHOP/settings/apps/test-settings');
  const frame = await testFrame(own, 'test-settings');
  await frame.evaluate(`forge.view.createHistory().then(async (history) => {
    window.places = [];
    await history.listen((location, action) => window.places.push(action + ' ' + location.pathname));
    await history.push('/keys');
    window.appHistory = history;
  })`);
  await own.waitForURL('**/apps/test-settings/keys');
  await own.goBack();
  await until(frame, `window.places.join() === 'PUSH /keys,POP /'`);
  await own.goto(`${shell.url}/projects/SHOP/settings/apps/test-settings/keys`);
  const again = await testFrame(own, 'test-settings');
  expect(await again.evaluate('forge.view.createHistory().then(({ location }) => location.pathname)')).toBe(
    '/keys',
  );
  await expect(panel.evaluate('forge.view.createHistory()')).rejects.toThrow('no history');
  await own.close();
});

test('the router knows addresses and goes there', async () => {
  const own = await openAs(shell.journey, 'paul', '/projects/SHOP/apps/test-project-page');
  const frame = await testFrame(own, 'test-project-page');
  const url = `forge.router.getUrl({ target: 'module', moduleKey: 'test-settings', projectKey: 'SHOP' })`;
  expect(await frame.evaluate(`${url}.then(String)`)).toBe(
    `${shell.url}/projects/SHOP/settings/apps/test-settings`,
  );
  await expect(frame.evaluate(`forge.router.navigate('javascript:alert(1)')`)).rejects.toThrow('Only http');
  await frame.evaluate(`void forge.router.navigate({ target: 'issue', issueKey: 'SHOP-1' })`);
  await own.waitForURL('**/browse/SHOP-1');
  await appFrame(own, 'test-panel');
  await own.close();
});

test('a page of the site leads to the pages of a project, when it says which', async () => {
  const own = await openAs(shell.journey, 'ada', '/admin/apps/test-admin');
  const frame = await testFrame(own, 'test-admin');
  const target = `{ target: forge.NavigationTarget.Module, moduleKey: 'test-settings', projectKey: 'SHOP' }`;
  const url = `${shell.url}/projects/SHOP/settings/apps/test-settings`;
  expect(await frame.evaluate(`forge.router.getUrl(${target}).then(String)`)).toBe(url);
  const nowhere = target.replace(", projectKey: 'SHOP'", '');
  await expect(frame.evaluate(`forge.router.navigate(${nowhere})`)).rejects.toThrow('not modelled');
  await frame.evaluate(`void forge.router.navigate(${target})`);
  await own.waitForURL(url);
  await testFrame(own, 'test-settings');
  await own.close();
});

test('a frame saves a file and is given one, as on Jira', async () => {
  const own = await openAs(shell.journey, 'mira', '/projects/SHOP/apps/test-project-page');
  const frame = await testFrame(own, 'test-project-page');
  const [download] = await Promise.all([
    own.waitForEvent('download'),
    frame.evaluate(`{
      const url = URL.createObjectURL(new Blob(['Feature: Größe'], { type: 'text/plain' }));
      const link = Object.assign(document.createElement('a'), { href: url, download: 'a.feature' });
      document.body.append(link);
      link.click();
    }`),
  ]);
  expect(download.suggestedFilename()).toBe('a.feature');
  expect(readFileSync(await download.path(), 'utf8')).toBe('Feature: Größe');

  await frame.evaluate(`{
    const input = Object.assign(document.createElement('input'), { type: 'file' });
    input.addEventListener('change', () => input.files[0].text().then((text) => (window.chosen = text)));
    document.body.append(input);
  }`);
  await frame.setInputFiles('input', {
    name: 'b.feature',
    mimeType: 'text/plain',
    buffer: Buffer.from('Feature: 価格'),
  });
  await until(frame, `window.chosen === 'Feature: 価格'`);
  await own.close();
});

test('a method that is not modelled rejects and is reported on the page', async () => {
  const own = await openAs(shell.journey, 'paul', '/projects/SHOP/apps/test-project-page');
  shell.journey.allow(/isRovoEnabled is not modelled/);
  const frame = await testFrame(own, 'test-project-page');
  await expect(frame.evaluate('forge.rovo.isEnabled()')).rejects.toThrow();
  expect(await own.evaluate('document.documentElement.dataset.bridgeRefused')).toBe('isRovoEnabled');
  expect(shell.journey.problems.some((problem) => problem.includes('isRovoEnabled'))).toBe(true);
  await own.close();
});
