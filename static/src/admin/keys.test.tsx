/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import type { SiteKey } from '../../../src/invoke-api';
import { adminView } from '../support/replies';
import { openTab, showAdmin } from '../support/shown';

test('keys of all projects are listed when their tab is opened, a page at a time, and revoked', async () => {
  const key = (userId: string, project: string): SiteKey => ({
    userId,
    name: `Key ${userId}`,
    scopes: ['download'],
    createdBy: 'Ada Admin',
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2030-01-01T00:00:00.000Z',
    state: 'active',
    project: { id: project, key: `P${project}` },
  });
  let broken = true;
  const { user, calls } = showAdmin({
    load: () => ({ ok: true, value: adminView() }),
    keys: ({ after }) => {
      if (!after) return { ok: true, value: { keys: [key('a', '1')], next: 'n' } };
      return broken
        ? { ok: false, error: { code: 'Unavailable', message: 'Storage did not answer.' } }
        : { ok: true, value: { keys: [key('b', '2')] } };
    },
    revokeKey: ({ userId }) => {
      const { project: _project, ...own } = key(userId, '');
      return { ok: true, value: { key: { ...own, state: 'revoked' } } };
    },
  });
  await screen.findByRole('tab', { name: 'API keys' });
  expect(calls.map(({ name }) => name)).toEqual(['load']);
  await openTab({ user }, 'API keys');
  const place = await screen.findByRole('region', { name: 'API keys' });
  await user.click(await within(place).findByRole('button', { name: 'Show more keys' }));
  await within(place).findByText('Storage did not answer.');
  // What was read stays, and there is one way on.
  expect(within(place).queryByRole('button', { name: 'Show more keys' })).toBeNull();
  expect(within(place).getByRole('button', { name: 'Revoke Key a' })).toBeTruthy();
  broken = false;
  await user.click(within(place).getByRole('button', { name: 'Try again' }));
  await within(place).findByText('2 keys, 2 of them active');
  await user.click(within(place).getByRole('button', { name: 'Revoke Key b' }));
  await user.click(within(place).getByRole('button', { name: 'Revoke' }));
  await within(place).findByText('2 keys, 1 of them active');
  expect(calls.find(({ name }) => name === 'revokeKey')?.payload).toMatchObject({
    userId: 'b',
    projectId: '2',
  });
});
