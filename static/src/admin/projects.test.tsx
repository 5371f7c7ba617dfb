/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import type { AdminView } from '../../../src/invoke-api';
import { adminProject, adminView } from '../support/replies';
import { openTab, rows, showAdmin } from '../support/shown';

const showView = (own: Partial<AdminView>) =>
  showAdmin({ load: () => ({ ok: true, value: adminView(own) }) });
const RUNS = [{ kind: 'run', count: 1, more: false }];

describe('projects', () => {
  const reported = {
    at: new Date().toISOString(),
    counts: { passed: 2, failed: 1, other: 0 },
  };

  test('are listed with their state, numbers and last report', async () => {
    showView({
      projects: [
        adminProject({
          state: 'enabled',
          features: 3,
          scenarios: 12,
          drafts: 1,
          keys: 2,
          lastReport: reported,
        }),
        adminProject({ id: '2', key: 'BANK', name: 'Bank', state: 'enabled', keys: 1 }),
        adminProject({ id: '3', key: 'POST', name: 'Post', state: 'enabled' }),
        adminProject({ id: '4', key: 'ZOO', name: 'Zoo' }),
      ],
    });
    expect(rows(await screen.findByRole('region', { name: 'Projects of this site' }))).toEqual([
      ['Demo ShopSHOP · Settings of Demo Shop', 'Enabled', '2 passed, 1 failednow', '3', '12', '1', '2'],
      ['BankBANK · Settings of Bank', 'Enabled', 'Waiting for the first report', '0', '0', '0', '1'],
      ['PostPOST · Settings of Post', 'Enabled', 'No key yet', '0', '0', '0', '0'],
      ['ZooZOO · Settings of Zoo', 'Enable Zoo', 'None', '0', '0', '0', '0'],
    ]);
    expect(screen.getByText('4 projects')).toBeTruthy();
  });

  test('lead to their settings', async () => {
    const { user, openProjectPage } = showView({ projects: [adminProject()], stored: RUNS });
    await user.click(await screen.findByRole('button', { name: 'Settings of Demo Shop' }));
    expect(openProjectPage).toHaveBeenCalledWith('settings', 'SHOP');
  });

  test('are enabled in place; the focus goes on to the settings', async () => {
    let project = adminProject();
    const stored = () => [
      { kind: 'project', count: project.state === 'enabled' ? 1 : 0, more: false },
      ...RUNS,
    ];
    const shown = showAdmin({
      load: () => ({ ok: true, value: adminView({ projects: [project], stored: stored() }) }),
      enable: () => {
        project = { ...project, state: 'enabled' };
        return { ok: true, value: { project } };
      },
    });
    await shown.user.click(await screen.findByRole('button', { name: 'Enable Demo Shop' }));
    expect(await screen.findByText('Enabled')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Settings of Demo Shop' }));
    expect(shown.calls[1]).toMatchObject({ name: 'enable', payload: { projectId: '10000' } });
    await openTab(shown, 'Data');
    expect(await screen.findByRole('row', { name: 'Projects with settings 1' })).toBeTruthy();
  });

  test('a refusal to enable is shown under the project', async () => {
    const { user } = showAdmin({
      load: () => ({ ok: true, value: adminView({ projects: [adminProject()], stored: RUNS }) }),
      enable: () => ({ ok: false, error: { code: 'NotFound', message: 'It does not exist any more.' } }),
    });
    await user.click(await screen.findByRole('button', { name: 'Enable Demo Shop' }));
    expect((await screen.findByRole('alert')).textContent).toContain('It does not exist any more.');
    expect(screen.getByRole('button', { name: 'Enable Demo Shop' })).toBeTruthy();
  });

  test('are searched for once typing pauses; a search that fails can be repeated', async () => {
    let broken = true;
    const { user, calls } = showAdmin({
      load: ({ query }) => {
        if (query && broken) throw new Error('timed out');
        const projects = query ? [] : [adminProject()];
        return { ok: true, value: adminView({ projects, stored: RUNS, more: !query }) };
      },
    });
    expect(await screen.findByText('1 project; type a name or key to find others')).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Find a project' }), 'bank');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The projects could not be searched');
    expect(screen.getByRole('row', { name: /Demo Shop/ })).toBeTruthy();
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No project has this in its name or key.')).toBeTruthy();
    expect(calls.slice(1).map(({ payload }) => payload)).toEqual([{ query: 'bank' }, { query: 'bank' }]);
    await user.clear(screen.getByRole('searchbox', { name: 'Find a project' }));
    expect(screen.getByRole('row', { name: /Demo Shop/ })).toBeTruthy();
  });
});
