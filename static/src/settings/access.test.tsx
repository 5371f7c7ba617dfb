/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { settingsView } from '../support/replies';
import { apiKey } from '../support/settings';
import { openTab, showSettings } from '../support/shown';

test('without the right to change them, settings are shown and cannot be changed', async () => {
  const access = { canEdit: false, readOnlyReason: 'The licence has lapsed.' };
  const shown = showSettings({
    load: () => ({ ok: true, value: settingsView({ keys: [apiKey()], access }) }),
  });
  expect(await screen.findByText('The licence has lapsed.')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Enabled/ }).disabled).toBe(true);
  await openTab(shown, 'Pipelines');
  expect(screen.getByRole('row', { name: /^GitHub/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Revoke|Create/ })).toBeNull();
});

test('while the licence has lapsed a key can be revoked and none created', async () => {
  const access = { canEdit: false, readOnlyReason: 'The licence has lapsed.', lapse: {} };
  const shown = showSettings({
    load: () => ({ ok: true, value: settingsView({ keys: [apiKey()], access }) }),
  });
  await openTab(shown, 'Pipelines');
  expect(screen.getByRole('button', { name: /Revoke/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Create/ })).toBeNull();
});

test('while the licence has lapsed the banner says why, once', async () => {
  const lapse = { since: '2026-11-24T12:00:00Z', removalFrom: '2026-12-24T12:00:00Z' };
  const access = { canEdit: false, readOnlyReason: 'The licence has lapsed.', lapse };
  showSettings({ load: () => ({ ok: true, value: settingsView({ access }) }) });
  expect(await screen.findByRole('heading', { name: /lapsed on Nov 24, 2026/ })).toBeTruthy();
  expect(screen.queryByText('The licence has lapsed.')).toBeNull();
});
