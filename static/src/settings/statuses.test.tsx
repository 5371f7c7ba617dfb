/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import type { SettingsView, StatusView } from '../../../src/invoke-api';
import { settingsView } from '../support/replies';
import { openSection, showSettings } from '../support/shown';

const STATUSES: StatusView[] = [
  { id: '10000', name: 'To Do', byCategory: 'OPEN' },
  { id: '3', name: 'In Review', byCategory: 'WIP' },
  { id: '7', name: 'Parked' },
];
const statuses = () => ({ ok: true as const, value: { statuses: STATUSES } });
const viewWith = (statusMapping: SettingsView['project']['statusMapping']) =>
  settingsView({ project: { ...settingsView().project, statusMapping } });
const field = (section: HTMLElement, status: string) =>
  within(section).findByRole<HTMLSelectElement>('combobox', { name: `Tag for ${status}` });
const chosen = ({ selectedOptions }: HTMLSelectElement) => selectedOptions[0]?.textContent;

test('each status goes by its category until a tag is chosen for it, which is saved at once', async () => {
  let view = viewWith({ '10000': 'COMPLETED' });
  const shown = showSettings({
    load: () => ({ ok: true, value: view }),
    statuses,
    save: ({ statusMapping }) => {
      view = viewWith(
        statusMapping?.['3'] ? { '10000': 'COMPLETED', '3': 'NONE' } : { '10000': 'COMPLETED' },
      );
      return { ok: true, value: view };
    },
  });
  const section = await openSection(shown, 'Pipelines', 'Statuses in downloads');
  expect(chosen(await field(section, 'To Do'))).toBe('@COMPLETED');
  expect(chosen(await field(section, 'In Review'))).toBe('@WIP by default');
  expect(chosen(await field(section, 'Parked'))).toBe('No tag by default');
  await shown.user.selectOptions(await field(section, 'In Review'), 'No tag');
  await within(section).findByText('Saved');
  expect(chosen(await field(section, 'In Review'))).toBe('No tag');
  await shown.user.selectOptions(await field(section, 'In Review'), '@WIP by default');
  await within(section).findByText('Saved');
  expect(shown.calls.filter(({ name }) => name === 'save').map(({ payload }) => payload)).toMatchObject([
    { state: 'enabled', statusMapping: { '3': 'NONE' } },
    { state: 'enabled', statusMapping: { '3': null } },
  ]);
});

test('what could not be saved is told at its status, and the tag is what it was', async () => {
  const shown = showSettings({
    load: () => ({ ok: true, value: settingsView() }),
    statuses,
    save: () => ({ ok: false, error: { code: 'Unavailable', message: 'Try again.' } }),
  });
  const section = await openSection(shown, 'Pipelines', 'Statuses in downloads');
  await shown.user.selectOptions(await field(section, 'To Do'), '@WIP');
  const row = within(section).getByRole('row', { name: /^To Do/ });
  await within(row).findByText('The tag was not changed');
  expect(chosen(await field(section, 'To Do'))).toBe('@OPEN by default');
});

test('where Jira does not tell the statuses, that is said, and can be asked again', async () => {
  let fails = true;
  const shown = showSettings({
    load: () => ({ ok: true, value: settingsView({ access: { canEdit: false } }) }),
    statuses: () =>
      fails ? { ok: false, error: { code: 'Unavailable', message: 'Jira does not answer.' } } : statuses(),
  });
  const section = await openSection(shown, 'Pipelines', 'Statuses in downloads');
  await within(section).findByText('The statuses could not be read');
  fails = false;
  await shown.user.click(within(section).getByRole('button', { name: 'Try again' }));
  expect((await field(section, 'To Do')).disabled).toBe(true);
  expect(screen.queryByText('The statuses could not be read')).toBeNull();
});
