/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { settingsView } from '../support/replies';
import { apiKey, CI_URL, SECRET } from '../support/settings';
import { openTab, showSettings } from '../support/shown';

test('the focus comes back from what is asked and shown', async () => {
  const { user } = showSettings({
    load: () => ({ ok: true, value: settingsView({ keys: [apiKey()], ciUrl: CI_URL }) }),
    createKey: () => ({
      ok: true,
      value: { apiKey: SECRET, key: apiKey({ userId: 'b', name: 'GitLab' }), ciUrl: CI_URL },
    }),
    revokeKey: () => ({ ok: true, value: { key: apiKey({ state: 'revoked' }) } }),
  });
  await openTab({ user }, 'Pipelines');
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

test('a new key is shown once, with what goes with it, and then never again', async () => {
  const { user, calls } = showSettings({
    load: () => ({ ok: true, value: settingsView() }),
    createKey: ({ name, scopes }) => ({
      ok: true,
      value: { apiKey: SECRET, key: apiKey({ name, scopes }), ciUrl: CI_URL },
    }),
  });
  await openTab({ user }, 'Pipelines');
  await user.click(screen.getByRole('button', { name: 'Create API key' }));
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
  const { user } = showSettings({
    load: () => ({ ok: true, value: settingsView() }),
    createKey: () => ({ ok: true, value: { apiKey: SECRET, key: apiKey(), ciUrl: CI_URL } }),
  });
  await openTab({ user }, 'Pipelines');
  await user.click(screen.getByRole('button', { name: 'Create API key' }));
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'x');
  await user.click(screen.getByRole('button', { name: 'Create API key' }));
  await user.click(await screen.findByRole('button', { name: 'Copy API key' }));
  expect(await screen.findByRole('button', { name: 'Copied API key' })).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe(SECRET);
});

test('revoking asks first and then shows the key as revoked', async () => {
  const { user, calls } = showSettings({
    load: () => ({ ok: true, value: settingsView({ keys: [apiKey()], ciUrl: CI_URL }) }),
    revokeKey: () => ({ ok: true, value: { key: apiKey({ state: 'revoked' }) } }),
  });
  await openTab({ user }, 'Pipelines');
  await user.click(screen.getByRole('button', { name: 'Revoke GitHub' }));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Revoke' }));
  expect(await screen.findByText('Revoked')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Revoke GitHub' })).toBeNull();
  expect(calls.at(-1)).toMatchObject({ name: 'revokeKey', payload: { userId: apiKey().userId } });
});
