/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { settingsView } from '../support/replies';
import { openTab, showSettings } from '../support/shown';

describe('what is kept', () => {
  const open = async (runDays: number | null = null) => {
    const { project } = settingsView();
    let view = settingsView({ project: { ...project, retention: { runDays, versionDays: null } } });
    const app = showSettings({
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
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'What is kept' }));
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

  test('is counted anew when the project is enabled again: until then nothing goes', async () => {
    const { project } = settingsView();
    const kept = { ...project, retention: { runDays: 30, versionDays: null } };
    let state: 'enabled' | 'disabled' = 'disabled';
    const view = () => settingsView({ project: { ...kept, state } });
    const app = showSettings({
      load: () => ({ ok: true, value: view() }),
      previewRetention: () => ({
        ok: true,
        value: { runs: state === 'enabled' ? 2 : 0, versions: 0, features: 0 },
      }),
      save: (chosen) => {
        state = chosen.state;
        return { ok: true, value: view() };
      },
    });
    await openTab(app, 'Data');
    await app.user.click(screen.getByRole('button', { name: 'Count what the next run removes' }));
    await screen.findByText('The next daily run removes nothing.');
    await openTab(app, 'General');
    await app.user.click(screen.getByRole('checkbox', { name: /Enable/ }));
    await openTab(app, 'Data');
    await screen.findByText('The next daily run removes 2 test runs.');
  });
});
