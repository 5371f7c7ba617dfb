import { violations } from '../support/axe';
import { addPanel, appFrame, openAs, openIssueContext } from '../support/browser';
import { shareOf } from '../support/share';
import { startShellHost, testFrame, type ShellHost } from '../support/shell-host';

/** The site, as a person goes through it. */
let shell: ShellHost;

beforeAll(async () => {
  shell = await startShellHost();
});
afterAll(() => shell?.end());
afterEach(() => shell.journey.expectClean());

const open = (...rest: Parameters<typeof openAs> extends [unknown, ...infer Rest] ? Rest : never) =>
  openAs(shell.journey, ...rest);

test('an issue is created, found with JQL, opened and moved on', async () => {
  const page = await open('mira', '/projects');
  await page.getByRole('main').getByRole('link', { name: 'Shop' }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Create' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create issue' });
  await dialog.getByLabel('Summary').fill('Refund a payment');
  await dialog.getByLabel('Description').fill('To the card it came from.');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('status').getByText('You created SHOP-').waitFor();

  await page.getByLabel('Search issues with JQL').fill('summary ~ "Refund"');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Refund a payment' }).click();
  await page.getByText('To the card it came from.').waitFor();

  await page.getByRole('button', { name: 'Status: To Do. Change it' }).click();
  await page.getByRole('button', { name: /In Progress/ }).click();
  await page.getByRole('button', { name: 'Status: In Progress. Change it' }).waitFor();
  await page.getByLabel('Assignee').selectOption('Mira Member');
  await page.getByLabel('Add a comment').fill('Asked the bank.');
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('listitem').getByText('Asked the bank.').waitFor();

  const found = await shell.jira<{ issues: unknown[] }>('paul', 'POST', 'search/jql', {
    jql: 'summary ~ Refund AND status = "In Progress" AND assignee is not EMPTY',
  });
  expect(found.issues).toHaveLength(1);
  await page.close();
});

test('a panel shows after a click on its button, for everybody, until it is removed', async () => {
  const page = await open('paul', '/browse/SHOP-1');
  await page.getByRole('button', { name: 'Test panel', exact: true }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await addPanel(page, 'Test panel', 'test-panel');

  const other = await open('vic', '/browse/SHOP-1');
  await (await appFrame(other, 'test-panel')).getByText('test-panel at SHOP-1').waitFor();

  await page.getByRole('button', { name: 'Actions of Test panel' }).click();
  await page.getByRole('button', { name: 'Remove from this issue' }).click();
  await page.locator('iframe').waitFor({ state: 'detached' });
  await other.reload();
  await other.getByRole('heading', { name: 'Activity' }).waitFor();
  expect(await other.locator('iframe').count()).toBe(0);
  await Promise.all([page.close(), other.close()]);
});

test('an issue context is collapsed until it is opened, and stays as it was left', async () => {
  const page = await open('mira', '/browse/SHOP-1');
  await page.getByText('Open me').waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await openIssueContext(page, 'Test context', 'test-context');
  await page.reload();
  await (await appFrame(page, 'test-context')).getByText('test-context at SHOP-1').waitFor();
  await page.close();
});

test.each([
  ['mira', '/projects/SHOP/apps/test-project-page', 'test-project-page at SHOP'],
  ['paul', '/projects/SHOP/settings/apps/test-settings', 'test-settings at SHOP'],
  ['paul', '/jira/projects/SHOP/settings/apps/test-settings', 'test-settings at SHOP'],
  ['ada', '/admin/apps/test-admin', 'test-admin at the site'],
] as const)('for %s the app has its page at %s', async (user, address, text) => {
  const page = await open(user, address);
  const key = address.split('/').at(-1) ?? '';
  await (await appFrame(page, key)).getByText(text).waitFor();
  await page.close();
});

test('settings open to project admins only, and the way there is in the navigation', async () => {
  const admin = await open('paul', '/projects/SHOP');
  const navigation = admin.getByRole('navigation', { name: 'Site' });
  await navigation.getByRole('link', { name: 'Project settings' }).click();
  await navigation.getByRole('link', { name: 'Test settings' }).click();
  await testFrame(admin, 'test-settings');
  const member = await open('mira', '/projects/SHOP/settings/apps/test-settings');
  await member.getByRole('heading', { name: "You can't change these settings" }).waitFor();
  expect(await member.locator('iframe').count()).toBe(0);
  await Promise.all([admin.close(), member.close()]);
});

test('the page of administration opens to site admins only, who alone are shown the way there', async () => {
  const admin = await open('ada', '/projects');
  await admin.getByRole('button', { name: 'Settings' }).click();
  await admin.getByRole('link', { name: /^Apps/ }).click();
  await admin.getByRole('main').getByRole('link', { name: 'Test admin page' }).click();
  await testFrame(admin, 'test-admin');
  const other = await open('paul', '/admin/apps');
  await other.getByRole('button', { name: 'Settings' }).click();
  await other.getByText('Only a site admin changes these.').waitFor();
  await other.goto('/admin/apps/test-admin');
  await other.getByRole('heading', { name: "You can't change these settings" }).waitFor();
  await other.getByText('Only an administrator of the site can.').waitFor();
  await other.getByRole('navigation').getByRole('link', { name: 'Shop' }).waitFor();
  expect(await other.locator('iframe').count()).toBe(0);
  expect(await other.getByRole('link', { name: 'Test admin page' }).count()).toBe(0);
  await Promise.all([admin.close(), other.close()]);
});

test('the user is switched, and sees what that user may', async () => {
  shell.journey.allow(/status of 404.*\/_shell\/jira\/rest\/api\/3\/issue\/SHOP-1/);
  const page = await open('paul', '/browse/SHOP-1');
  await page.getByRole('button', { name: /Switch user/ }).click();
  await page.getByRole('button', { name: /Nora Noaccess/ }).click();
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
  await page.close();
});

test('the local controls change the time and the licence, and read the meter', async () => {
  const page = await open('ada', '/projects');
  await page.getByText('Local controls').click();
  for (const [button, message] of [
    ['+ 1 day', 'One day later'],
    ['Now', 'Back to now'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('status').getByText(message).waitFor();
  }
  await page.getByRole('button', { name: 'Run daily triggers' }).click();
  await page.getByRole('status').getByText('Daily triggers have run: nightly').waitFor();
  await fetch(`${shell.url}/_local/clock`, { method: 'POST', body: '{"now":"2099-01-01T00:00:00Z"}' });
  await page.getByRole('button', { name: 'Run daily triggers' }).click();
  await page.getByRole('alert').getByText('nightly: asked to fail').waitFor();
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await page.getByLabel('Licence').selectOption('active');
  await page.getByRole('status').getByText('Licence: active').waitFor();
  await page.getByRole('button', { name: 'Read' }).click();
  await page.getByText('"invocations"').waitFor();
  await page.close();
});

const MODES = [
  ['light', 1280],
  ['dark', 1280],
  ['light', 400],
] as const;
test.each(shareOf(MODES, 1 / 3))('no accessibility violation, %s, %i px', async (colorMode, width) => {
  for (const address of [
    '/projects',
    '/projects/SHOP',
    '/issues/?jql=project=SHOP',
    '/browse/SHOP-1',
    '/projects/SHOP/settings',
  ]) {
    const page = await open('paul', address, { colorMode, width });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Local controls').click();
    await page.getByRole('button', { name: /Switch user/ }).click();
    expect(await violations(page)).toEqual([]);
    await page.close();
  }
});
