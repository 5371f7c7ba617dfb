/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AdminApi, SiteBackups } from '../../../src/invoke-api';
import { fakeApp } from '../support/fake-app';
import { SiteBackupsSection } from './site-backups-section';

const NOW = new Date().toISOString();
const ofProject = (id: string, own: Partial<SiteBackups> = {}): SiteBackups => ({
  project: { id, key: `P${id}` },
  kept: 30,
  newest: { at: NOW, until: NOW, features: 12, issues: 3 },
  damaged: 0,
  health: 'good',
  ...own,
});

const show = async (backups: AdminApi['backups']): Promise<void> => {
  const { call } = fakeApp<AdminApi>({ backups });
  render(<SiteBackupsSection call={call} />);
  await userEvent.click(screen.getByRole('button', { name: 'Show backups' }));
};
const rows = async (): Promise<(string | null)[][]> => {
  const table = await screen.findByRole('region', { name: 'Backups of all projects' });
  return within(table)
    .getAllByRole<HTMLTableRowElement>('row')
    .slice(1)
    .map(({ cells }) => [...cells].map(({ textContent }) => textContent));
};

test('backups of all projects are listed when wanted, with what is to be done about them', async () => {
  await show(({ after }) => ({
    ok: true,
    value: after
      ? { backups: [ofProject('4', { project: { id: '4' }, kept: 1, health: 'left' })] }
      : {
          backups: [
            ofProject('1'),
            ofProject('2', { health: 'late' }),
            ofProject('3', { damaged: 2, health: 'damaged' }),
          ],
          next: 'n',
        },
  }));
  await screen.findByText('3 projects, 2 to look at');
  await userEvent.click(screen.getByRole('button', { name: 'Show more projects' }));
  await screen.findByText('4 projects, 2 to look at');
  expect(await rows()).toEqual([
    ['P1', 'Up to date', 'now', '30', '12', '3'],
    ['P2', expect.stringMatching(/^Days missedNo backup was made for more than two/), 'now', '30', '12', '3'],
    ['P3', expect.stringMatching(/^Damaged2 parts cannot be restored/), 'now', '30', '12', '3'],
    ['Removed project 4', expect.stringMatching(/^Ages outWhat the project had/), 'now', '1', '12', '3'],
  ]);
});

test('there is none on the first day', async () => {
  await show(() => ({ ok: true, value: { backups: [] } }));
  await screen.findByText('There is no backup yet. The first ones are made with the next daily run.');
  expect(screen.queryByRole('table')).toBeNull();
});

test('what cannot be read can be tried again', async () => {
  let broken = true;
  await show(() => {
    if (broken) throw new Error('timed out');
    return { ok: true, value: { backups: [ofProject('1')] } };
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The backups could not be read');
  broken = false;
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await screen.findByText('1 project, all as they should be');
});
