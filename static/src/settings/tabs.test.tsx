/** @jest-environment jsdom */
import { act, screen, within } from '@testing-library/react';
import { leaveFor } from '../wanted-section';
import { settingsView } from '../support/replies';
import { apiKey, CI_URL } from '../support/settings';
import { openTab, showSettings } from '../support/shown';

const loaded = (own: Parameters<typeof settingsView>[0] = {}) => ({
  load: () => ({ ok: true as const, value: settingsView(own) }),
});
// The recipes have tabs of their own, below.
const chosen = () => screen.getAllByRole('tab', { selected: true })[0]?.textContent;
const focus = () => document.activeElement?.textContent;
const heading = (name: string) => screen.findByRole('heading', { name });

test('the page begins with what a project is asked first', async () => {
  showSettings(loaded());
  await heading('Project');
  expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
    'General',
    'Pipelines',
    'Lint rules',
    'Data',
    'Audit log',
  ]);
  expect(chosen()).toBe('General');
  expect(screen.queryByRole('heading', { name: 'API keys' })).toBeNull();
});

test('what was written and not saved is there when one comes back to it', async () => {
  const shown = showSettings(loaded());
  await openTab(shown, 'Pipelines');
  await shown.user.click(screen.getByRole('button', { name: 'Create API key' }));
  await shown.user.type(screen.getByRole('textbox', { name: 'Name' }), 'Nightly');
  await openTab(shown, 'Data');
  expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
  await openTab(shown, 'Pipelines');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Nightly');
});

test('the tab stays when the page looks again, and after something was done', async () => {
  let scenarios = 0;
  const shown = showSettings({
    load: () => ({ ok: true, value: settingsView({ scenarios, keys: [apiKey()], ciUrl: CI_URL }) }),
    revokeKey: () => ({ ok: true, value: { key: apiKey({ state: 'revoked' }) } }),
  });
  await openTab(shown, 'Pipelines');
  expect(screen.getByText(/no scenario yet/)).toBeTruthy();
  await shown.user.click(screen.getByRole('button', { name: 'Revoke GitHub' }));
  await shown.user.click(screen.getByRole('button', { name: 'Revoke' }));
  await screen.findByText('Revoked');
  expect(chosen()).toBe('Pipelines');
  scenarios = 1;
  jest.useFakeTimers({ now: Date.now() + 60_000 });
  try {
    await act(async () => {
      window.dispatchEvent(new Event('focus'));
      await jest.advanceTimersByTimeAsync(0);
    });
  } finally {
    jest.useRealTimers();
  }
  expect(screen.queryByText(/no scenario yet/)).toBeNull();
  expect(chosen()).toBe('Pipelines');
});

test('the log is read when its tab is opened, once', async () => {
  const shown = showSettings({
    ...loaded(),
    audit: () => ({
      ok: true,
      value: { entries: [{ id: '1', at: '2026-03-01T10:00:00.000Z', action: 'project-enabled', facts: [] }] },
    }),
  });
  await heading('Project');
  const asked = () => shown.calls.filter(({ name }) => name === 'audit').length;
  expect(asked()).toBe(0);
  await openTab(shown, 'Audit log');
  await screen.findByText('1 entry, newest first');
  await openTab(shown, 'Data');
  await openTab(shown, 'Audit log');
  expect(asked()).toBe(1);
});

test('arrows go from tab to tab', async () => {
  const { user } = showSettings(loaded());
  await user.click(await screen.findByRole('tab', { name: 'General' }));
  await user.keyboard('{ArrowRight}');
  expect([chosen(), focus()]).toEqual(['Pipelines', 'Pipelines']);
  await user.keyboard('{End}');
  expect(await heading('Audit log')).toBeTruthy();
  await user.keyboard('{ArrowRight}');
  expect([chosen(), focus()]).toEqual(['General', 'General']);
});

describe('for the visit', () => {
  test('the tab is remembered', async () => {
    const shown = showSettings(loaded());
    await openTab(shown, 'Data');
    shown.unmount();
    showSettings(loaded());
    await heading('What is kept');
    expect(chosen()).toBe('Data');
    expect(document.activeElement).toBe(document.body);
  });

  test('a tab that is no longer there is forgotten', async () => {
    sessionStorage.setItem('behave-pro.tab.settings', 'gone');
    showSettings(loaded());
    expect(await heading('Project')).toBeTruthy();
  });

  test('nothing is remembered where the browser keeps nothing, and the tabs work', async () => {
    const closed = jest.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    try {
      const shown = showSettings(loaded());
      await openTab(shown, 'Data');
      expect(await heading('What is kept')).toBeTruthy();
    } finally {
      closed.mockRestore();
    }
  });
});

describe('what leads to another section', () => {
  test('the steps lead to the keys and to the recipe, with the focus', async () => {
    const { unmount, user } = showSettings(loaded());
    await user.click(await screen.findByRole('button', { name: 'Create a key' }));
    expect([chosen(), focus()]).toEqual(['Pipelines', 'API keys']);
    unmount();
    sessionStorage.clear();
    const shown = showSettings(loaded({ keys: [apiKey()], ciUrl: CI_URL }));
    await shown.user.click(await screen.findByRole('button', { name: 'Show the recipe' }));
    expect([chosen(), focus()]).toEqual(['Pipelines', 'Pipeline']);
    await openTab(shown, 'General');
    await shown.user.click(screen.getByRole('button', { name: 'Show the recipe' }));
    expect([chosen(), focus()]).toEqual(['Pipelines', 'Pipeline']);
  });

  test('who may not change anything is not led to where they cannot', async () => {
    showSettings(loaded({ access: { canEdit: false } }));
    await screen.findByText('Four steps to the first result');
    expect(screen.queryByRole('button', { name: 'Create a key' })).toBeNull();
  });

  test('a removal that was asked for leads to where it can be cancelled, on every tab', async () => {
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const request = { id: 'r1', askedBy: 'Paul', askedAt: new Date().toISOString(), dueAt };
    const shown = showSettings(
      loaded({
        removal: { request, certificates: [] },
        access: { canEdit: true, removal: { of: 'project', dueAt } },
      }),
    );
    await openTab(shown, 'Audit log');
    const [banner] = screen.getAllByRole('status');
    await shown.user.click(within(banner as HTMLElement).getByRole('button', { name: 'Show the removal' }));
    expect([chosen(), focus()]).toEqual(['Data', 'Removal']);
  });

  test('another page that leads here says to which section, once', async () => {
    leaveFor('keys');
    const { unmount } = showSettings(loaded());
    await heading('API keys');
    expect([chosen(), focus()]).toEqual(['Pipelines', 'API keys']);
    unmount();
    const { user } = showSettings(loaded());
    await user.click(await screen.findByRole('tab', { name: 'General' }));
    expect(focus()).toBe('General');
  });
});
