/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import type { SettingsView } from '../../../src/invoke-api';
import { settingsView } from '../support/replies';
import { apiKey, CI_URL } from '../support/settings';
import { openTab, showSettings } from '../support/shown';

const step = (name: RegExp) =>
  screen.getAllByRole('listitem').find((item) => name.test(item.textContent ?? ''));

test('a first visit leads through the steps', async () => {
  let view = settingsView({ project: { ...settingsView().project, state: 'disabled' } });
  const { user, calls, openProjectPage } = showSettings({
    load: () => ({ ok: true, value: view }),
    save: ({ state }) => {
      view = settingsView({ project: { ...view.project, state } });
      return { ok: true, value: view };
    },
  });
  await screen.findByText('Four steps to the first result');
  expect(step(/^Enable/)?.getAttribute('aria-current')).toBe('step');
  expect(screen.queryByRole('button', { name: 'Create a key' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Enable Behave Pro in this project' }));
  expect(await screen.findByRole('button', { name: 'Create a key' })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Four steps to the first result');
  expect(step(/^Enable/)?.textContent).toContain('Done');
  expect(step(/^Write or import/)?.getAttribute('aria-current')).toBe('step');
  expect(calls.at(-1)).toMatchObject({ name: 'save', payload: { state: 'enabled' } });
  await user.click(screen.getByRole('button', { name: 'Write or import a feature' }));
  expect(openProjectPage).toHaveBeenCalledWith('specification', 'SHOP');
});

test('a scenario ticks the step of writing; without one the recipe says that it has nothing to run', async () => {
  const withKey = settingsView({ keys: [apiKey()], ciUrl: CI_URL });
  const shown = showSettings({ load: () => ({ ok: true, value: withKey }) });
  await openTab(shown, 'Pipelines');
  expect(await screen.findByText(/no scenario yet/)).toBeTruthy();
  expect(step(/^Write or import/)?.getAttribute('aria-current')).toBe('step');
  shown.unmount();
  showSettings({ load: () => ({ ok: true, value: { ...withKey, scenarios: 1 } }) });
  await screen.findByText('Four steps to the first result');
  expect(step(/^Write or import/)?.textContent).toContain('Done');
  expect(step(/^Publish the first report/)?.getAttribute('aria-current')).toBe('step');
  expect(screen.queryByRole('button', { name: 'Write or import a feature' })).toBeNull();
  expect(screen.queryByText(/no scenario yet/)).toBeNull();
});

test('the recipe carries the address and the project, and waiting turns into the first report by itself', async () => {
  jest.useFakeTimers();
  try {
    let lastReport: SettingsView['lastReport'] = undefined;
    showSettings({
      load: () => ({
        ok: true,
        value: settingsView({ keys: [apiKey()], ciUrl: CI_URL, ...(lastReport && { lastReport }) }),
      }),
    });
    await act(() => jest.advanceTimersByTimeAsync(0));
    act(() => screen.getByRole('tab', { name: 'Pipelines' }).click());
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
  const shown = showSettings({
    load: () => ({ ok: true, value: settingsView({ keys: [apiKey()], ciUrl: CI_URL, lastReport }) }),
  });
  await openTab(shown, 'Pipelines');
  expect(await screen.findByText(/Your pipeline is connected/)).toBeTruthy();
  expect(screen.getByText('Last report').parentElement?.textContent).toMatch(/2 passed, 1 other/);
  expect(screen.queryByText('Four steps to the first result')).toBeNull();
});
