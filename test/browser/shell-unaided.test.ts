import type { Locator, Page } from 'playwright-core';
import { violations } from '../support/axe';
import { openAs } from '../support/browser';
import { shareOf } from '../support/share';
import { startShellHost, type ShellHost } from '../support/shell-host';

/** What a person who knows Jira does without being told anything: by links, buttons and labels alone, from `/`. */
let shell: ShellHost;

beforeAll(async () => {
  shell = await startShellHost();
  const { accountId } = await shell.jira<{ accountId: string }>('paul', 'GET', 'myself');
  const project = { key: 'BOOK', name: 'Books', projectTypeKey: 'software', leadAccountId: accountId };
  await shell.jira('ada', 'POST', 'project', project);
});
afterAll(() => shell?.end());
afterEach(() => shell.journey.expectClean());

const open = (...rest: Parameters<typeof openAs> extends [unknown, ...infer Rest] ? Rest : never) =>
  openAs(shell.journey, ...rest);

/** A story of SHOP; answers its key. */
const story = async (summary: string, more: object = {}): Promise<string> => {
  const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary, ...more };
  return (await shell.jira<{ key: string }>('paul', 'POST', 'issue', { fields })).key;
};

const said = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('status').getByText(text).waitFor();
const navigation = (page: Page) => page.getByRole('navigation', { name: 'Site' });

/** On a narrow window the navigation opens by its button first. */
async function follow(page: Page, link: string): Promise<void> {
  const toggle = page.getByRole('button', { name: 'Navigation' });
  if (await toggle.isVisible()) await toggle.click();
  await navigation(page).getByRole('link', { name: link, exact: true }).click();
}

async function act(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('button', { name: action, exact: true }).click();
}

/** How much of it is cut off at its right, in pixels. */
const overflowOf = (place: Locator): Promise<number> =>
  place.evaluate((element) => element.scrollWidth - element.clientWidth);

const frameText = (page: Page, moduleKey: string, text: string): Promise<void> =>
  page.frameLocator(`iframe[data-module-key="${moduleKey}"]`).getByText(text).waitFor();

test.each([1280, 400])(
  'panel, context, project page, settings and admin are found at %i px',
  async (width) => {
    const key = await story(`Find me at ${width}`);
    const page = await open('paul', '/', { width });
    await page.getByRole('main').getByRole('link', { name: 'Shop' }).click();
    await page.getByRole('link', { name: `Find me at ${width}` }).click();

    expect(await page.locator('iframe').count()).toBe(0);
    await page
      .getByRole('group', { name: 'Add to this issue' })
      .getByRole('button', { name: 'Test panel' })
      .click();
    await frameText(page, 'test-panel', `test-panel at ${key}`);
    await page.getByText('Test context').click();
    await frameText(page, 'test-context', `test-context at ${key}`);

    await follow(page, 'Test project page');
    await frameText(page, 'test-project-page', 'test-project-page at SHOP');
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Shop' }).waitFor();

    await follow(page, 'Project settings');
    await page.getByRole('heading', { name: 'Apps' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Test settings' }).click();
    await frameText(page, 'test-settings', 'test-settings at SHOP');

    await page.getByRole('button', { name: /Switch user/ }).click();
    await page.getByRole('button', { name: /Ada Admin/ }).click();
    await said(page, 'You are Ada Admin now');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: /^Apps/ }).click();
    await page.getByRole('main').getByRole('link', { name: 'Test admin page' }).click();
    await frameText(page, 'test-admin', 'test-admin at the site');
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  },
);

test('who may not administer is not shown the way to the settings', async () => {
  const page = await open('mira', '/projects/SHOP');
  await navigation(page).getByRole('link', { name: 'Test project page' }).waitFor();
  await page.getByRole('link', { name: 'Pay by card' }).waitFor();
  expect(await page.getByRole('link', { name: 'Project settings' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByText('Only a site admin changes these.').waitFor();
  await page.close();
});

test('an issue is cloned, with its subtasks; the two are linked, and the link can be removed', async () => {
  const key = await story('Lend a book', { labels: ['lending'] });
  await story('Scan it', { issuetype: { name: 'Subtask' }, parent: { key } });
  const page = await open('mira', `/browse/${key}`);
  await page.getByRole('list', { name: 'Subtasks' }).getByText('Scan it').waitFor();
  await act(page, 'Clone');
  const dialog = page.getByRole('dialog', { name: `Clone ${key}` });
  expect(await dialog.getByLabel('Summary').inputValue()).toBe('CLONE - Lend a book');
  await dialog.getByLabel('Subtasks (1)').check();
  await dialog.getByRole('button', { name: 'Clone' }).click();
  await said(page, `You cloned ${key} as `);
  await page.getByRole('list', { name: 'is cloned by' }).getByText('CLONE - Lend a book').waitFor();

  await page.getByRole('button', { name: /^Open SHOP-/ }).click();
  await page.getByRole('heading', { name: 'CLONE - Lend a book' }).waitFor();
  await page.getByRole('button', { name: 'Edit the labels' }).getByText('lending').waitFor();
  await page.getByRole('list', { name: 'Subtasks' }).getByText('Scan it').waitFor();
  await page
    .getByRole('list', { name: 'clones' })
    .getByRole('button', { name: `Remove the link to ${key}` })
    .click();
  await page.getByRole('heading', { name: 'Linked issues' }).waitFor({ state: 'detached' });
  await page.close();
});

test('an issue is moved: its panel goes along, and its old address leads to it', async () => {
  const key = await story('Moves on');
  const page = await open('mira', `/browse/${key}`);
  await page.getByRole('button', { name: 'Test panel', exact: true }).click();
  await frameText(page, 'test-panel', `test-panel at ${key}`);
  await act(page, 'Move');
  const dialog = page.getByRole('dialog', { name: `Move ${key}` });
  await dialog.getByLabel('To project').selectOption('Books (BOOK)');
  await dialog.getByRole('button', { name: 'Move' }).click();
  await said(page, `You moved ${key} to BOOK-`);
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Books' }).waitFor();
  await frameText(page, 'test-panel', 'test-panel at BOOK-');

  await page.goto(`/browse/${key}`);
  await page.waitForURL(/\/browse\/BOOK-\d+$/);
  await page.getByRole('heading', { name: 'Moves on' }).waitFor();
  await page.close();
});

test('an issue is deleted with its subtasks, after a question; who may not is not asked', async () => {
  const key = await story('Goes away');
  const part = await story('Goes along', { issuetype: { name: 'Subtask' }, parent: { key } });
  const member = await open('mira', `/browse/${key}`);
  await member.getByRole('button', { name: 'Actions', exact: true }).click();
  await member.getByRole('button', { name: 'Move', exact: true }).waitFor();
  expect(await member.getByRole('button', { name: 'Delete', exact: true }).count()).toBe(0);

  const page = await open('paul', `/browse/${key}`);
  await act(page, 'Delete');
  const dialog = page.getByRole('dialog', { name: `Delete ${key}?` });
  await dialog.getByText(`${part} Goes along`).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await act(page, 'Delete');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await said(page, `You deleted ${key}`);
  await page.getByRole('heading', { name: 'Shop' }).waitFor();
  await page.getByRole('link', { name: 'Pay by card' }).waitFor();
  expect(await page.getByRole('link', { name: 'Goes away' }).count()).toBe(0);
  await Promise.all([member.close(), page.close()]);
});

test('an epic gets a story, a story its epic and a link, each seen from both ends', async () => {
  const epic = await story('Library', { issuetype: { name: 'Epic' } });
  const page = await open('mira', `/browse/${epic}`);
  await page.getByRole('button', { name: 'Create child issue' }).click();
  const dialog = page.getByRole('dialog', { name: `Create a child issue of ${epic}` });
  await dialog.getByLabel('Summary').fill('Return a book');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('list', { name: 'Child issues' }).getByText('Return a book').waitFor();

  await page.goto('/browse/SHOP-1');
  await page.getByRole('button', { name: 'Change the parent' }).click();
  await page.getByLabel('Parent', { exact: true }).selectOption(`${epic} Library`);
  const trail = page.getByRole('navigation', { name: 'Breadcrumbs' });
  await trail.getByRole('link', { name: epic }).waitFor();
  await page.getByRole('button', { name: 'Link issue' }).click();
  const link = page.getByRole('dialog', { name: 'Link SHOP-1' });
  await link.getByLabel('This issue').selectOption('is blocked by');
  await link.getByLabel('Issue key').fill('NONE-1');
  await link.getByRole('button', { name: 'Link' }).click();
  shell.journey.allow(/status of 404.*\/_shell\/jira\/rest\/api\/3\/issueLink/);
  await link.getByRole('alert').getByText('Issue does not exist').waitFor();
  await link.getByLabel('Issue key').fill(epic);
  await link.getByRole('button', { name: 'Link' }).click();
  await page.getByRole('list', { name: 'is blocked by' }).getByText('Library').waitFor();

  await trail.getByRole('link', { name: epic }).click();
  await page.getByRole('list', { name: 'Child issues' }).getByText('Pay by card').waitFor();
  await page.getByRole('list', { name: 'blocks' }).getByText('Pay by card').waitFor();
  await page.close();
});

test('by keyboard alone the user is switched; the page stays, the focus too, and the issue is read-only', async () => {
  const page = await open('mira', '/browse/SHOP-1');
  const switcher = page.getByRole('button', { name: /Switch user/ });
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await switcher.focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: /Vic Viewer · Viewer/ }).waitFor();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await said(page, 'You are Vic Viewer now');
  await page.getByText('Viewer: reads issues, changes nothing.').waitFor();
  expect(new URL(page.url()).pathname).toBe('/browse/SHOP-1');
  await page.getByRole('heading', { name: 'Pay by card' }).waitFor();
  expect(await switcher.evaluate((button) => button.matches(':focus'))).toBe(true);
  expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
  expect(await page.getByLabel('Assignee').isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByText('You may only read this issue.').waitFor();
  await page.close();
});

const TURNED = [
  [1280, 'light'],
  [400, 'light'],
  [1280, 'dark'],
] as const;
test.each(shareOf(TURNED, 1 / 3))(
  'at %i px, turned from %s: nothing serious is found in what opens',
  async (width, colorMode) => {
    const key = await story('Look at me');
    const page = await open('paul', `/browse/${key}`, { width, colorMode });
    const dark = colorMode === 'light';
    await page
      .getByRole('button', { name: dark ? 'Switch to the dark theme' : 'Switch to the light theme' })
      .click();
    expect(await page.locator('html').getAttribute('data-color-mode')).toBe(dark ? 'dark' : 'light');
    for (const action of ['Clone', 'Move', 'Delete']) {
      await act(page, action);
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflowOf(page.getByRole('dialog'))).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByText('Local controls').click();
    await page.getByRole('button', { name: 'Empty the site' }).click();
    await page
      .getByRole('dialog', { name: 'Empty the site?' })
      .getByRole('button', { name: 'Cancel' })
      .click();
    expect(await violations(page)).toEqual([]);
    expect(await overflowOf(page.locator('html'))).toBeLessThanOrEqual(0);
    await page.close();
  },
);

test('the local controls say what is unusual, and finish what is waiting', async () => {
  const page = await open('ada', '/projects');
  await page.getByText('Local controls').click();
  await page.getByRole('button', { name: '+ 30 days' }).click();
  await page.getByText('Time: + 30 days').waitFor();
  await page.getByLabel('Licence').selectOption('lapsed');
  await page.getByText('Licence: lapsed').first().waitFor();
  await page.getByRole('button', { name: 'Finish queued work' }).click();
  await said(page, 'Nothing is waiting any more');
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await page.getByText('Time: + 30 days').waitFor({ state: 'detached' });
  await page.getByLabel('Licence').selectOption('active');
  await page.close();
});
