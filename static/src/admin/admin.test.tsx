/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import type { AdminView } from '../../../src/invoke-api';
import { adminProject, adminView } from '../support/replies';
import { openTab, showAdmin } from '../support/shown';

const showView = (own: Partial<AdminView>) =>
  showAdmin({ load: () => ({ ok: true, value: adminView(own) }) });
const tabs = () => screen.getAllByRole('tab').map(({ textContent }) => textContent);

test('the page is a landmark with its name', async () => {
  showView({});
  expect(await screen.findByRole('main', { name: 'Behave Pro administration' })).toBeTruthy();
});

test('a load that fails says what to do, and trying again works', async () => {
  let broken = true;
  const { user } = showAdmin({
    load: () =>
      broken
        ? { ok: false, error: { code: 'Forbidden', message: 'Only Jira admins see this page.' } }
        : { ok: true, value: adminView() },
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Only Jira admins see this page.');
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Projects' })).toBeTruthy();
});

describe('the tabs', () => {
  const LONG_AGO = '2026-01-01T00:00:00.000Z';
  const waiting = {
    project: { id: '1', key: 'OLD', name: 'Old' },
    dueAt: '2100-01-01T00:00:00.000Z',
    isClosed: false,
    isDeleted: false,
  };

  test('say nothing where nothing waits for somebody', async () => {
    showView({});
    await screen.findByRole('heading', { name: 'Projects' });
    expect(tabs()).toEqual(['Projects', 'API keys', 'Data', 'Status', 'Audit log']);
  });

  test('say which has a removal to come and which has work that was missed', async () => {
    showView({
      removal: { projects: [waiting], certificates: [] },
      triggers: [{ key: 'retention', lastRun: { at: LONG_AGO, outcome: 'done' } }],
    });
    await screen.findByRole('heading', { name: 'Projects' });
    expect(tabs()).toEqual(['Projects', 'API keys', 'Data 1 removal', 'Status Missed', 'Audit log']);
  });

  test('say where work failed, and that everything was removed while nothing is there again', async () => {
    const removed = {
      announcedAt: LONG_AGO,
      doneAt: LONG_AGO,
      backupsGoneBy: LONG_AGO,
      counts: {},
      hashes: {},
    };
    const triggers: AdminView['triggers'] = [
      { key: 'retention', lastRun: { at: new Date().toISOString(), outcome: 'failed' } },
    ];
    const { unmount } = showView({ removed, triggers });
    await screen.findByRole('heading', { name: 'Projects' });
    expect(tabs()).toEqual(['Projects', 'API keys', 'Data Removed', 'Status Failed', 'Audit log']);
    unmount();
    showView({ removed, projects: [adminProject({ state: 'enabled' })] });
    await screen.findByRole('heading', { name: 'Projects' });
    expect(tabs()).toContain('Data');
  });

  test('what is searched for stays while another is looked at', async () => {
    const shown = showView({ projects: [adminProject()] });
    await shown.user.type(await screen.findByRole('searchbox', { name: 'Find a project' }), 'd');
    await openTab(shown, 'Audit log');
    await openTab(shown, 'Projects');
    expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find a project' }).value).toBe('d');
  });

  test('the banner of a removal of everything leads to where it can be cancelled', async () => {
    const request = { id: 'r1', askedBy: 'Ada', askedAt: LONG_AGO, dueAt: waiting.dueAt };
    const { user } = showView({ removal: { request, projects: [], certificates: [] } });
    await user.click(await screen.findByRole('button', { name: 'Show the removal' }));
    expect(document.activeElement?.textContent).toBe('Removal on request');
  });
});
