/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ApiKeyView, SettingsApi, SettingsView } from '../../../src/invoke-api';
import { HostPageProvider, nowhere } from '../host-page';
import { fakeApp } from '../support/fake-app';
import { settingsView } from '../support/replies';
import { Settings } from './settings';

type Handlers = { [K in keyof SettingsApi]?: SettingsApi[K] };

const CI_URL = 'https://example.test/x1/abc';
const SECRET = '0123456789abcdef0123456789abcdef01234567';
const key = (own: Partial<ApiKeyView> = {}): ApiKeyView => ({
  userId: 'a1b2c3d4e5f60718',
  name: 'GitHub',
  scopes: ['download', 'upload'],
  createdBy: 'Paul',
  createdAt: '2026-01-05T10:00:00Z',
  expiresAt: '2026-04-05T10:00:00Z',
  state: 'active',
  ...own,
});

const show = (handlers: Handlers) => {
  const app = fakeApp<SettingsApi>(handlers);
  const openProjectPage = jest.fn(async () => undefined);
  const { unmount } = render(
    <HostPageProvider value={{ ...nowhere, openProjectPage }}>
      <Settings call={app.call} />
    </HostPageProvider>,
  );
  return { ...app, openProjectPage, unmount, user: userEvent.setup() };
};
const step = (name: RegExp) =>
  screen.getAllByRole('listitem').find((item) => name.test(item.textContent ?? ''));

test('a first visit leads through the steps', async () => {
  let view = settingsView({ project: { ...settingsView().project, state: 'disabled' } });
  const { user, calls, openProjectPage } = show({
    load: () => ({ ok: true, value: view }),
    save: ({ state }) => {
      view = settingsView({ project: { ...view.project, state } });
      return { ok: true, value: view };
    },
  });
  await screen.findByText('Four steps to the first result');
  expect(step(/^Enable/)?.getAttribute('aria-current')).toBe('step');
  expect(screen.queryByRole('button', { name: 'Create API key' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Enable Behave Pro in this project' }));
  expect(await screen.findByRole('button', { name: 'Create API key' })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Four steps to the first result');
  expect(step(/^Enable/)?.textContent).toContain('Done');
  expect(step(/^Write or import/)?.getAttribute('aria-current')).toBe('step');
  expect(calls.at(-1)).toMatchObject({ name: 'save', payload: { state: 'enabled' } });
  await user.click(screen.getByRole('button', { name: 'Write or import a feature' }));
  expect(openProjectPage).toHaveBeenCalledWith('specification', 'SHOP');
});

test('a scenario ticks the step of writing; without one the recipe says that it has nothing to run', async () => {
  const withKey = settingsView({ keys: [key()], ciUrl: CI_URL });
  const { unmount } = show({ load: () => ({ ok: true, value: withKey }) });
  expect(await screen.findByText(/no scenario yet/)).toBeTruthy();
  expect(step(/^Write or import/)?.getAttribute('aria-current')).toBe('step');
  unmount();
  show({ load: () => ({ ok: true, value: { ...withKey, scenarios: 1 } }) });
  await screen.findByText('Four steps to the first result');
  expect(step(/^Write or import/)?.textContent).toContain('Done');
  expect(step(/^Publish the first report/)?.getAttribute('aria-current')).toBe('step');
  expect(screen.queryByRole('button', { name: 'Write or import a feature' })).toBeNull();
  expect(screen.queryByText(/no scenario yet/)).toBeNull();
});

test('disabling asks first', async () => {
  const { user, calls } = show({
    load: () => ({ ok: true, value: settingsView() }),
    save: () => ({
      ok: true,
      value: settingsView({ project: { ...settingsView().project, state: 'disabled' } }),
    }),
  });
  await user.click(await screen.findByRole('checkbox', { name: 'Enabled in this project' }));
  expect(calls.some(({ name }) => name === 'save')).toBe(false);
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Disable' }));
  await screen.findByText('Saved');
  expect(calls.find(({ name }) => name === 'save')?.payload).toMatchObject({ state: 'disabled' });
});

test('the focus comes back from what is asked and shown', async () => {
  const { user } = show({
    load: () => ({ ok: true, value: settingsView({ keys: [key()], ciUrl: CI_URL }) }),
    createKey: () => ({
      ok: true,
      value: { apiKey: SECRET, key: key({ userId: 'b', name: 'GitLab' }), ciUrl: CI_URL },
    }),
    revokeKey: () => ({ ok: true, value: { key: key({ state: 'revoked' }) } }),
  });
  const toggle = await screen.findByRole('checkbox', { name: 'Enabled in this project' });
  await user.click(toggle);
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(toggle);

  const create = () => screen.getByRole('button', { name: 'Create API key' });
  await user.click(create());
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(create());
  await user.click(create());
  await user.keyboard('GitLab{Escape}');
  await user.click(screen.getByRole('button', { name: 'Keep editing' }));
  expect((document.activeElement as HTMLInputElement).value).toBe('GitLab');
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('button', { name: 'I have stored it' }));
  expect(document.activeElement).toBe(create());

  const revoke = () => screen.getByRole('button', { name: 'Revoke GitHub' });
  await user.click(revoke());
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(revoke());
  await user.click(revoke());
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Revoke' }));
  await screen.findByText('Revoked');
  expect(document.activeElement).not.toBe(document.body);
});

test('defaults are saved as they are chosen', async () => {
  const { user, calls } = show({
    load: () => ({ ok: true, value: settingsView() }),
    save: () => ({ ok: true, value: settingsView() }),
  });
  await user.click(await screen.findByRole('radio', { name: 'Manual' }));
  await screen.findByText('Saved');
  await user.type(screen.getByRole('combobox', { name: /Gherkin language/ }), 'Deutsch');
  await user.click(await screen.findByRole('option', { name: /Deutsch – German/ }));
  await screen.findByText('Saved');
  expect(calls.filter(({ name }) => name === 'save').map(({ payload }) => payload)).toMatchObject([
    { state: 'enabled', defaultTestType: 'manual' },
    { state: 'enabled', defaultLanguage: 'de' },
  ]);
});

describe('the lint rules', () => {
  const open = async (lint: SettingsView['project']['lint'] = {}) => {
    let view = settingsView({ project: { ...settingsView().project, lint } });
    const app = show({
      load: () => ({ ok: true, value: view }),
      save: ({ lint: chosen }) => {
        view = settingsView({ project: { ...view.project, lint: { ...view.project.lint, ...chosen } } });
        return { ok: true, value: view };
      },
    });
    await screen.findByRole('list', { name: 'Lint rules' });
    const saved = () =>
      app.calls
        .filter(({ name }) => name === 'save')
        .map(({ payload }) => (payload as { lint?: object }).lint);
    return { ...app, saved };
  };
  const rule = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });

  test('are switched one by one, each from how it comes', async () => {
    const { user, saved } = await open({ 'ui-words': true });
    expect(rule('Misspelt keywords').checked).toBe(true);
    expect(rule('Steps that speak of the screen').checked).toBe(true);
    expect(rule('Scenarios without an outcome').checked).toBe(false);
    await user.click(rule('Misspelt keywords'));
    await screen.findByText('Saved');
    expect(saved()).toEqual([{ 'misspelt-keyword': false }]);
    expect(rule('Misspelt keywords').checked).toBe(false);
  });

  test('an option is saved by Enter, and a wrong one is not', async () => {
    const { user, saved } = await open();
    expect(screen.queryByRole('textbox', { name: 'Most steps' })).toBeNull();
    await user.click(rule('Long scenarios'));
    const most = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Most steps' });
    expect(most.value).toBe('10');
    await user.clear(most);
    await user.type(most, 'few{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('Write a whole number from 1 to 100.');
    await user.clear(most);
    await user.type(most, '7{Enter}');
    await screen.findByDisplayValue('7');
    expect(saved()).toEqual([{ 'too-many-steps': true }, { 'too-many-steps': { most: 7 } }]);
  });
});

test('a new key is shown once, with what goes with it, and then never again', async () => {
  const { user, calls } = show({
    load: () => ({ ok: true, value: settingsView() }),
    createKey: ({ name, scopes }) => ({
      ok: true,
      value: { apiKey: SECRET, key: key({ name, scopes }), ciUrl: CI_URL },
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'Create API key' }));
  await user.click(screen.getByRole('button', { name: 'Create API key' }));
  expect(screen.getByRole('alert').textContent).toMatch(/Give the key a name/);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'GitLab');
  await user.click(screen.getByRole('checkbox', { name: 'Download features' }));
  await user.click(screen.getByRole('button', { name: 'Create API key' }));
  expect(await screen.findByDisplayValue(SECRET)).toBeTruthy();
  expect(screen.getByText(/shown only this once/)).toBeTruthy();
  expect(calls.find(({ name }) => name === 'createKey')?.payload).toMatchObject({
    name: 'GitLab',
    scopes: ['upload'],
    expiresInDays: 90,
  });
  await user.click(screen.getByRole('button', { name: 'I have stored it' }));
  expect(screen.queryByDisplayValue(SECRET)).toBeNull();
  expect(document.body.innerHTML).not.toContain(SECRET);
  expect(screen.getByRole('row', { name: /GitLab Active Publish reports Never/ })).toBeTruthy();
});

test('copying puts the key on the clipboard and says so', async () => {
  const { user } = show({
    load: () => ({ ok: true, value: settingsView() }),
    createKey: () => ({ ok: true, value: { apiKey: SECRET, key: key(), ciUrl: CI_URL } }),
  });
  await user.click(await screen.findByRole('button', { name: 'Create API key' }));
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'x');
  await user.click(screen.getByRole('button', { name: 'Create API key' }));
  await user.click(await screen.findByRole('button', { name: 'Copy API key' }));
  expect(await screen.findByRole('button', { name: 'Copied API key' })).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe(SECRET);
});

test('revoking asks first and then shows the key as revoked', async () => {
  const { user, calls } = show({
    load: () => ({ ok: true, value: settingsView({ keys: [key()], ciUrl: CI_URL }) }),
    revokeKey: () => ({ ok: true, value: { key: key({ state: 'revoked' }) } }),
  });
  await user.click(await screen.findByRole('button', { name: 'Revoke GitHub' }));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Revoke' }));
  expect(await screen.findByText('Revoked')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Revoke GitHub' })).toBeNull();
  expect(calls.at(-1)).toMatchObject({ name: 'revokeKey', payload: { userId: key().userId } });
});

test('the recipe carries the address and the project, and waiting turns into the first report by itself', async () => {
  jest.useFakeTimers();
  try {
    let lastReport: SettingsView['lastReport'] = undefined;
    const { call } = fakeApp<SettingsApi>({
      load: () => ({
        ok: true,
        value: settingsView({ keys: [key()], ciUrl: CI_URL, ...(lastReport && { lastReport }) }),
      }),
    });
    render(<Settings call={call} />);
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(screen.getByText(/Waiting for your first report/)).toBeTruthy();
    expect(screen.getByRole('region', { name: 'recipe for curl' }).textContent).toContain(
      '/rest/cucumber/1.0/project/SHOP/features?manual=false',
    );
    lastReport = { at: new Date().toISOString(), counts: { passed: 3, failed: 1, other: 0 } };
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect(screen.queryByText(/Waiting for your first report/)).toBeNull();
    expect(screen.getByText('Last report').parentElement?.textContent).toMatch(/3 passed, 1 failed/);
    const [said] = screen
      .getAllByRole('status')
      .filter(({ textContent }) => /Last report/.test(textContent ?? ''));
    expect(said?.textContent).toBe('Your pipeline is connected. Last report: 3 passed, 1 failed');
    expect(step(/^Publish the first report/)?.textContent).toContain('Done');
    expect(screen.getByRole('heading', { name: /All four steps are done/ })).toBeTruthy();
  } finally {
    jest.useRealTimers();
  }
});

test('who comes back after the first report finds the pipeline connected and the steps gone', async () => {
  const lastReport = { at: new Date().toISOString(), counts: { passed: 2, failed: 0, other: 1 } };
  show({ load: () => ({ ok: true, value: settingsView({ keys: [key()], ciUrl: CI_URL, lastReport }) }) });
  expect(await screen.findByText(/Your pipeline is connected/)).toBeTruthy();
  expect(screen.getByText('Last report').parentElement?.textContent).toMatch(/2 passed, 1 other/);
  expect(screen.queryByText('Four steps to the first result')).toBeNull();
});

test('without the right to change them, settings are shown and cannot be changed', async () => {
  const access = { canEdit: false, readOnlyReason: 'The licence has lapsed.' };
  show({ load: () => ({ ok: true, value: settingsView({ keys: [key()], access }) }) });
  expect(await screen.findByText('The licence has lapsed.')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Enabled/ }).disabled).toBe(true);
  expect(screen.queryByRole('button', { name: /Revoke|Create/ })).toBeNull();
});

test('while the licence has lapsed a key can be revoked and none created', async () => {
  const access = { canEdit: false, readOnlyReason: 'The licence has lapsed.', lapse: {} };
  show({ load: () => ({ ok: true, value: settingsView({ keys: [key()], access }) }) });
  expect(await screen.findByRole('button', { name: /Revoke/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Create/ })).toBeNull();
});

test('while the licence has lapsed the banner says why, once', async () => {
  const lapse = { since: '2026-11-24T12:00:00Z', removalFrom: '2026-12-24T12:00:00Z' };
  const access = { canEdit: false, readOnlyReason: 'The licence has lapsed.', lapse };
  show({ load: () => ({ ok: true, value: settingsView({ access }) }) });
  expect(await screen.findByRole('heading', { name: /lapsed on Nov 24, 2026/ })).toBeTruthy();
  expect(screen.queryByText('The licence has lapsed.')).toBeNull();
});

test.each([
  {
    setting: 'mirrorQuestions' as const,
    title: 'Questions on stories',
    label: 'Write questions as comments in Jira too',
  },
  {
    setting: 'notifyWatchers' as const,
    title: 'Watchers of stories',
    label: 'Send a mail when a linked scenario changes',
  },
])('$title: off until a project admin wants it, and saved at once', async ({ setting, title, label }) => {
  let view = settingsView();
  const { user, calls } = show({
    load: () => ({ ok: true, value: view }),
    save: ({ state, ...chosen }) => {
      view = settingsView({ project: { ...settingsView().project, [setting]: chosen[setting] } });
      return { ok: true, value: view };
    },
  });
  const section = within(await screen.findByRole('region', { name: title }));
  const toggle = () => section.getByRole<HTMLInputElement>('checkbox', { name: label });
  expect(toggle().checked).toBe(false);
  await user.click(toggle());
  await section.findByText('Saved');
  expect(toggle().checked).toBe(true);
  const { payload } = calls.at(-1) ?? {};
  expect(payload).toEqual({ writeId: expect.any(String), state: 'enabled', [setting]: true });
  await user.click(toggle());
  await section.findByText('Saved');
  expect(toggle().checked).toBe(false);
});

test('who may not change settings sees whether mails are sent, and cannot change it', async () => {
  const { project } = settingsView();
  const access = { canEdit: false };
  show({
    load: () => ({
      ok: true,
      value: settingsView({ project: { ...project, notifyWatchers: true }, access }),
    }),
  });
  const section = within(await screen.findByRole('region', { name: 'Watchers of stories' }));
  const toggle = section.getByRole<HTMLInputElement>('checkbox');
  expect([toggle.checked, toggle.disabled]).toEqual([true, true]);
});

describe('the type of defects', () => {
  const open = async (own: Partial<SettingsView['defectType']>) => {
    const types = settingsView().defectType.types;
    const view = settingsView({ defectType: { types, isChosen: false, isGone: false, ...own } });
    const app = show({ load: () => ({ ok: true, value: view }), save: () => ({ ok: true, value: view }) });
    const field = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Issue type of defects' });
    return { ...app, field };
  };
  const bug = { id: '10004', name: 'Bug' };

  test('is saved as it is chosen, and taken back', async () => {
    const { user, calls, field } = await open({ type: bug, isChosen: true });
    expect(field.value).toBe('10004');
    await user.selectOptions(field, 'Story');
    await screen.findByText('Saved');
    await user.selectOptions(field, '');
    const saved = calls.filter(({ name }) => name === 'save').map(({ payload }) => payload.defectType);
    expect(saved).toEqual(['10001', null]);
  });

  test('says which it is by default, that one is gone, or that one has to be chosen', async () => {
    const { field } = await open({ type: bug, isGone: true });
    expect(field.selectedOptions[0]?.textContent).toBe('Bug (unless you choose another)');
    await screen.findByText(/chosen is gone .* of the type “Bug” for now/);
  });

  test('has to be chosen where there is no Bug', async () => {
    const { field } = await open({});
    expect(field.selectedOptions[0]?.textContent).toBe('Choose a type');
    await screen.findByText(/has no issue type named “Bug”/);
  });
});

describe('what is kept', () => {
  const open = async (runDays: number | null = null) => {
    const { project } = settingsView();
    let view = settingsView({ project: { ...project, retention: { runDays, versionDays: null } } });
    const app = show({
      load: () => ({ ok: true, value: view }),
      previewRetention: ({ after }) => ({
        ok: true,
        value: after
          ? { runs: 0, versions: 3, features: 1, oldestVersion: '2026-02-03T10:00:00Z' }
          : { runs: 2, versions: 0, features: 0, oldestRun: '2026-03-04T10:00:00Z', next: 'more' },
      }),
      save: ({ retention }) => {
        view = settingsView({ project: { ...project, retention: retention ?? view.project.retention } });
        return { ok: true, value: view };
      },
    });
    const section = within(await screen.findByRole('region', { name: 'What is kept' }));
    const runs = section.getByRole<HTMLSelectElement>('combobox', { name: 'Test runs are kept for' });
    return { ...app, section, runs };
  };
  const NEXT = 'The next daily run removes 2 test runs and 3 earlier texts of 1 feature.';

  test('says what would go, part by part, before it is saved, and asks nothing where all is kept', async () => {
    const { user, calls, section, runs } = await open();
    expect(runs.value).toBe('');
    expect(section.queryByRole('button')).toBeNull();
    await user.selectOptions(runs, '90 days');
    await section.findByText(NEXT);
    expect(calls.filter(({ name }) => name === 'previewRetention').map(({ payload }) => payload)).toEqual([
      { runDays: 90, versionDays: null },
      { runDays: 90, versionDays: null, after: 'more' },
    ]);
    expect(calls.some(({ name }) => name === 'save')).toBe(false);
    await section.findByText(
      /^The oldest run that stays is of Mar 4, 2026\. The oldest text .* Feb 3, 2026\./,
    );
    await user.click(section.getByRole('button', { name: 'Save what is kept' }));
    await section.findByText('Saved');
    expect(calls.find(({ name }) => name === 'save')?.payload).toEqual({
      writeId: expect.any(String),
      state: 'enabled',
      retention: { runDays: 90, versionDays: null },
    });
    await section.findByText(NEXT);
  });

  test('a choice that is left again changes nothing', async () => {
    const { user, calls, section, runs } = await open(30);
    await user.selectOptions(runs, 'Keep all');
    await section.findByText('From now on nothing is removed.');
    await user.click(section.getByRole('button', { name: 'Cancel' }));
    expect(runs.value).toBe('30');
    expect(document.activeElement).toBe(runs);
    expect(calls.some(({ name }) => name === 'save')).toBe(false);
    await user.click(section.getByRole('button', { name: 'Count what the next run removes' }));
    await section.findByText(NEXT);
  });
});
