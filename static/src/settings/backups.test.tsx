/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import type { BackupsView, RestorePreview, RestoreView } from '../../../src/invoke-api';
import { settingsView } from '../support/replies';
import { openTab, showSettings } from '../support/shown';

const backup = (day: number) => ({
  id: `backup${day}`,
  at: `2026-03-0${day}T10:00:00Z`,
  until: `2026-03-0${day}T10:00:00Z`,
  features: 2,
  issues: 1,
});
const view: BackupsView = {
  backups: [backup(2), backup(1)],
  compared: { records: 0, of: 4 },
  damaged: [],
};
const preview = (moment: string, path: string): RestorePreview => ({
  moment,
  at: '2026-03-02T10:00:00Z',
  counts: { back: 1, again: 0, newer: 0, issues: 0 },
  features: [{ id: 'f00000000001', name: path, path, state: 'changed' }],
  more: 0,
  damaged: 0,
});

const DONE: RestoreView = {
  id: 'a00000000001',
  scope: 'feature',
  of: '2026-03-01T10:00:00Z',
  startedAt: '2026-03-03T10:00:00Z',
  at: '2026-03-03T10:00:00Z',
  state: 'done',
  counts: { back: 1, again: 0, newer: 0, issues: 0 },
  failed: [],
  canUndo: false,
  isUndo: false,
};

test('says how much was compared with what is there, and once all was, by when', async () => {
  for (const [compared, says] of [
    [{ records: 0, of: 0 }, 'From tomorrow on, a thirtieth of it is checked against what is here each day.'],
    [
      { records: 3, of: 18 },
      '3 of 18 records in it were checked against what is here so far; each day a thirtieth is.',
    ],
    [
      { records: 0, of: 18, whole: '2026-03-01T10:00:00Z' },
      /By .* 2026, all of it was checked against what is here\.$/,
    ],
    [
      { records: 2, of: 18, whole: '2026-03-01T10:00:00Z' },
      /By .* 2026, all of it was checked against what is here; since then, 2 of 18 records once more\.$/,
    ],
  ] as const) {
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView() }),
      backups: () => ({ ok: true, value: { ...view, compared } }),
    });
    await openTab(app, 'Data');
    await app.user.click(screen.getByRole('button', { name: 'Show backups' }));
    await screen.findByText(says, { exact: false });
    app.unmount();
  }
});

describe('restoring from a backup', () => {
  test('begins anew when another backup is chosen: nothing chosen for one is done with the other', async () => {
    let isRead = (): void => undefined;
    const read = new Promise<void>((resolve) => (isRead = resolve));
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView() }),
      backups: () => ({ ok: true, value: view }),
      previewRestore: ({ moment }) => {
        const reply = { ok: true, value: preview(moment, `${moment}.feature`) } as const;
        return (moment === 'backup1' ? read.then(() => reply) : reply) as never;
      },
      restore: () => ({ ok: true, value: view }),
    });
    const { user, calls } = app;
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await user.click(section.getByRole('button', { name: 'Show backups' }));
    const [newer, older] = await section.findAllByRole('button', { name: /^Restore…/ });
    await user.click(newer as HTMLElement);
    await user.click(await section.findByRole('combobox'));
    await user.click(await screen.findByRole('option', { name: /^backup2\.feature/ }));
    await user.click(older as HTMLElement);
    expect(section.queryByRole('form')).toBeNull();
    isRead();
    const form = within(await section.findByRole('form'));
    await user.click(form.getByRole('button', { name: 'Restore' }));
    expect(calls.find(({ name }) => name === 'restore')?.payload).toMatchObject({
      moment: 'backup1',
      scope: { kind: 'project' },
    });
  });

  test('restores everything where what differs is more than can be compared', async () => {
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView() }),
      backups: () => ({ ok: true, value: view }),
      previewRestore: () => ({ ok: false, error: { code: 'Unavailable', message: 'More has changed.' } }),
      restore: () => ({ ok: true, value: view }),
    });
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    const [newest] = await section.findAllByRole('button', { name: /^Restore…/ });
    await app.user.click(newest as HTMLElement);
    await section.findByText('More has changed.');
    const form = within(section.getByRole('form', { name: /^Restore from / }));
    form.getByText(/^Everything of the project can be restored all the same/);
    await app.user.click(form.getByRole('button', { name: 'Restore' }));
    expect(app.calls.find(({ name }) => name === 'restore')?.payload).toMatchObject({
      moment: 'backup2',
      scope: { kind: 'project' },
    });
  });

  test('says what was refused, and what to do about it', async () => {
    const why = 'Another feature has the path “paying.feature” now. Remove that one first.';
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView() }),
      backups: () => ({
        ok: true,
        value: {
          ...view,
          restore: {
            ...DONE,
            counts: { back: 0, again: 0, newer: 0, issues: 0 },
            failed: ['paying.feature'],
            why,
          },
        },
      }),
    });
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    const alert = within(await section.findByRole('alert'));
    alert.getByText(/^1 part could not be restored/);
    expect(alert.getByRole('listitem').textContent).toBe('paying.feature');
    alert.getByText(why);
    section.getByText('Nothing was restored from Mar 1, 2026, 10:00 AM.');
  });

  test('of one feature asks before it is undone what becomes of that one', async () => {
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView() }),
      backups: () => ({ ok: true, value: { ...view, restore: { ...DONE, canUndo: true } } }),
    });
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    await app.user.click(await section.findByRole('button', { name: 'Undo the restore' }));
    within(section.getByRole('alertdialog')).getByText(
      /^The feature becomes what it was before the restore\./,
    );
  });

  const RUNNING: RestoreView = { ...DONE, state: 'running', canUndo: false };

  test('takes the focus to what it says of itself once it has begun, and once it is being undone', async () => {
    let now: BackupsView = view;
    const reply = () => ({ ok: true, value: now }) as const;
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView() }),
      backups: reply,
      previewRestore: ({ moment }) => ({ ok: true, value: preview(moment, 'paying.feature') }),
      restore: () => {
        now = { ...view, restore: { ...DONE, canUndo: true } };
        return reply();
      },
      undoRestore: () => {
        now = { ...view, restore: { ...RUNNING, id: 'b00000000001', isUndo: true } };
        return reply();
      },
    });
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    const [newest] = await section.findAllByRole('button', { name: /^Restore…/ });
    await app.user.click(newest as HTMLElement);
    await app.user.click(await section.findByRole('button', { name: 'Restore' }));
    const done = await section.findByText(/^Restored from /);
    expect(document.activeElement).toBe(done);
    await app.user.click(section.getByRole('button', { name: 'Undo the restore' }));
    const question = within(section.getByRole('alertdialog'));
    await app.user.click(question.getByRole('button', { name: 'Undo the restore' }));
    expect(document.activeElement).toBe(await section.findByText(/^Restoring/));
  });

  test('cannot be undone while the project is disabled', async () => {
    const { project, ...rest } = settingsView();
    const app = showSettings({
      load: () => ({ ok: true, value: { ...rest, project: { ...project, state: 'disabled' } } }),
      backups: () => ({ ok: true, value: { ...view, restore: { ...DONE, canUndo: true } } }),
    });
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    const undo = await section.findByRole('button', { name: 'Undo the restore' });
    expect((undo as HTMLButtonElement).disabled).toBe(true);
  });

  const DISABLED = { ...settingsView(), project: { ...settingsView().project, state: 'disabled' as const } };

  test('says while the project is disabled why nothing can be restored, and when the first backup is made', async () => {
    let now: BackupsView = view;
    const app = showSettings({
      load: () => ({ ok: true, value: DISABLED }),
      backups: () => ({ ok: true, value: now }),
    });
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    await section.findByText('Enable the project to restore from a backup.');
    await app.user.click(section.getByRole('button', { name: 'Hide backups' }));
    now = { ...view, backups: [] };
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    await section.findByText(
      'There is no backup yet. The first one is made with the next daily run after the project is enabled.',
    );
  });

  test('says of one feature what becomes of that one', async () => {
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView() }),
      backups: () => ({ ok: true, value: view }),
      previewRestore: ({ moment }) => ({
        ok: true,
        value: {
          ...preview(moment, 'paying.feature'),
          counts: { back: 25, again: 1, newer: 0, issues: 0 },
          features: [
            { id: 'f00000000001', name: 'Paying', path: 'paying.feature', state: 'changed' },
            { id: 'f00000000002', name: 'Gone', path: 'gone.feature', state: 'gone' },
          ],
        },
      }),
    });
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    await app.user.click((await section.findAllByRole('button', { name: /^Restore…/ }))[0] as HTMLElement);
    const form = within(await section.findByRole('form'));
    form.getByText('25 features go back to what they were, 1 feature comes back.');
    await app.user.click(form.getByRole('combobox'));
    await app.user.click(await screen.findByRole('option', { name: /^paying\.feature/ }));
    form.getByText('This feature goes back to what it was.');
    expect(form.queryByText(/25 features/)).toBeNull();
    await app.user.click(form.getByRole('radio', { name: /^Put a copy/ }));
    form.getByText('A copy of this feature is added. What is here stays as it is.');
    await app.user.click(form.getByRole('combobox'));
    await app.user.click(await screen.findByRole('option', { name: /^gone\.feature/ }));
    await app.user.click(form.getByRole('radio', { name: /^Make it/ }));
    form.getByText('This feature comes back.');
  });

  test('goes to where it says that it compares, which can be left, and says so again when it is tried again', async () => {
    let compared = (): void => undefined;
    const wait = (): Promise<void> => new Promise((resolve) => (compared = resolve));
    const failed = { ok: false, error: { code: 'RateLimited', message: 'Try again in a moment.' } } as const;
    const app = showSettings({
      load: () => ({ ok: true, value: settingsView() }),
      backups: () => ({ ok: true, value: view }),
      previewRestore: () => wait().then(() => failed) as never,
    });
    await openTab(app, 'Data');
    const section = within(screen.getByRole('region', { name: 'Backups' }));
    await app.user.click(section.getByRole('button', { name: 'Show backups' }));
    const [, older] = await section.findAllByRole('button', { name: /^Restore…/ });
    await app.user.click(older as HTMLElement);
    const group = section.getByRole('group', { name: /^Restore from / });
    expect(document.activeElement).toBe(group);
    within(group).getByText(/^Comparing/);
    compared();
    await app.user.click(await within(group).findByRole('button', { name: 'Try again' }));
    within(group).getByText(/^Comparing/);
    expect(document.activeElement).toBe(group);
    compared();
    await app.user.click(await within(group).findByRole('button', { name: 'Cancel' }));
    expect(section.queryByRole('group', { name: /^Restore from / })).toBeNull();
    expect(document.activeElement).toBe(older);
  });
});
