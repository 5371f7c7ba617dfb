/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import type { SettingsView } from '../../../src/invoke-api';
import { settingsView } from '../support/replies';
import { showSettings } from '../support/shown';

test('disabling asks first, and the focus comes back', async () => {
  const { user, calls } = showSettings({
    load: () => ({ ok: true, value: settingsView() }),
    save: () => ({
      ok: true,
      value: settingsView({ project: { ...settingsView().project, state: 'disabled' } }),
    }),
  });
  const toggle = await screen.findByRole('checkbox', { name: 'Enabled in this project' });
  await user.click(toggle);
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(toggle);
  await user.click(toggle);
  expect(calls.some(({ name }) => name === 'save')).toBe(false);
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Disable' }));
  await screen.findByText('Saved');
  expect(calls.find(({ name }) => name === 'save')?.payload).toMatchObject({ state: 'disabled' });
});

test('before a project is enabled again, it is said that the daily run removes what is older than is kept', async () => {
  const { project } = settingsView();
  const kept = { runDays: 30, versionDays: null } as const;
  const warning = /^Once it is enabled, the daily run removes what is older than it keeps\./;
  const shownWith = async (own: Partial<SettingsView['project']>): Promise<boolean> => {
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView({ project: { ...project, ...own } }) }),
    });
    await screen.findByRole('checkbox', { name: 'Enabled in this project' });
    const isShown = screen.queryByText(warning) !== null;
    app.unmount();
    return isShown;
  };
  expect(await shownWith({ state: 'disabled', retention: kept })).toBe(true);
  expect(await shownWith({ state: 'disabled', retention: { runDays: null, versionDays: null } })).toBe(false);
  expect(await shownWith({ state: 'enabled', retention: kept })).toBe(false);
});

test('defaults are saved as they are chosen', async () => {
  const { user, calls } = showSettings({
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
  const { user, calls } = showSettings({
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
  showSettings({
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
    const app = showSettings({
      load: () => ({ ok: true, value: view }),
      save: () => ({ ok: true, value: view }),
    });
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
