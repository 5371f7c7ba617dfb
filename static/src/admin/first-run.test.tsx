/** @jest-environment jsdom */
import { act, screen, within } from '@testing-library/react';
import type { AdminApi, AdminProject } from '../../../src/invoke-api';
import { adminProject, adminView } from '../support/replies';
import { showAdmin } from '../support/shown';
import { wantedSection } from '../wanted-section';

const answering =
  (projects: () => AdminProject[]): AdminApi['load'] =>
  () => ({ ok: true, value: adminView({ projects: projects() }) });

const firstRun = () => screen.findByRole('region', { name: /to the first result/ });
const step = (name: RegExp) =>
  screen.getAllByRole('listitem').find((item) => name.test(item.textContent ?? ''));
const report = { at: new Date().toISOString(), counts: { passed: 3, failed: 1, other: 0 } };

test('enables the project that is chosen, and leads to where its next steps are taken', async () => {
  let projects = [
    adminProject(),
    adminProject({ id: '10001', key: 'BANK', name: 'Demo Bank' }),
    adminProject({ id: '10002', key: 'POST', name: 'Demo Post' }),
  ];
  const { user, calls, openProjectPage } = showAdmin({
    load: answering(() => projects),
    enable: ({ projectId }) => {
      projects = projects.map((one) => (one.id === projectId ? { ...one, state: 'enabled' } : one));
      return { ok: true, value: { project: projects.find(({ id }) => id === projectId) ?? adminProject() } };
    },
  });
  const region = await firstRun();
  expect(step(/^Enable a project/)?.getAttribute('aria-current')).toBe('step');
  await user.click(within(region).getByRole('button', { name: 'Enable' }));
  expect(screen.getByRole('alert').textContent).toBe('Choose the project to enable.');
  expect(document.activeElement).toBe(within(region).getByRole('combobox', { name: 'Project' }));
  await user.type(within(region).getByRole('combobox', { name: 'Project' }), 'bank{Enter}');
  await user.click(within(region).getByRole('button', { name: 'Enable' }));
  expect(await within(region).findByText('No key yet')).toBeTruthy();
  expect(calls.find(({ name }) => name === 'enable')?.payload).toMatchObject({ projectId: '10001' });
  expect(document.activeElement?.textContent).toBe('Four steps to the first result');
  expect(step(/^Enable a project/)?.textContent).toContain('Done');
  expect(step(/^Write or import/)?.getAttribute('aria-current')).toBe('step');
  expect(step(/^Write or import/)?.textContent).toContain('No scenario yet');
  await user.click(within(region).getByRole('button', { name: 'Write or import for Demo Bank' }));
  expect(openProjectPage).toHaveBeenLastCalledWith('specification', 'BANK');
  expect(wantedSection()).toBeUndefined();
  await user.click(within(region).getByRole('button', { name: 'Create a key for Demo Bank' }));
  expect(openProjectPage).toHaveBeenLastCalledWith('settings', 'BANK');
  expect(wantedSection()).toBe('keys');
});

test('waiting for the first report turns green by itself, and stays to be seen', async () => {
  jest.useFakeTimers();
  try {
    let project = adminProject({ state: 'enabled', keys: 1 });
    const other = adminProject({ id: '10001', key: 'BANK', name: 'Demo Bank' });
    const { calls } = showAdmin({
      load: ({ query }) => answering(() => (query ? [project] : [project, other]))({}),
    });
    const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
    await pass(0);
    const region = await firstRun();
    const status = within(region).getByRole('status');
    expect(status.textContent).toMatch(/Waiting for your first report/);
    await pass(10_000);
    expect(calls).toHaveLength(2);
    expect(status.textContent).toMatch(/Waiting for your first report/);
    project = { ...project, lastReport: report };
    await pass(10_000);
    expect(status.isConnected).toBe(true);
    expect(status.textContent).toBe('Your pipeline is connected. Last report: 3 passed, 1 failed');
    expect(step(/^Publish the first report/)?.textContent).toContain('Done');
    expect(screen.getByRole('region', { name: /All four steps are done/ })).toBe(region);
    expect(screen.getByRole('row', { name: /Demo Bank/ })).toBeTruthy();
    await pass(10_000);
    expect(calls.map(({ payload }) => payload)).toEqual([{}, { query: 'SHOP' }, { query: 'SHOP' }]);
  } finally {
    jest.useRealTimers();
  }
});

test('while it waits it looks at everything once a minute', async () => {
  jest.useFakeTimers();
  try {
    const { calls } = showAdmin({ load: answering(() => [adminProject({ state: 'enabled', keys: 1 })]) });
    const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
    for (const ms of [0, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000]) await pass(ms);
    const whole = calls.map(({ payload }) => !('query' in payload));
    expect(whole).toEqual([true, false, false, false, false, false, true]);
  } finally {
    jest.useRealTimers();
  }
});

test('nothing is asked while the page cannot be seen', async () => {
  jest.useFakeTimers();
  const see = (state: DocumentVisibilityState): void =>
    void Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  try {
    const { calls } = showAdmin({ load: answering(() => [adminProject({ state: 'enabled', keys: 1 })]) });
    await act(() => jest.advanceTimersByTimeAsync(0));
    see('hidden');
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(calls).toHaveLength(1);
  } finally {
    see('visible');
    jest.useRealTimers();
  }
});

test('is over once a report ever came, even to a project that is not listed', async () => {
  showAdmin({
    load: () => ({
      ok: true,
      value: adminView({
        projects: [adminProject()],
        stored: [{ kind: 'run', count: 1, more: false }],
      }),
    }),
  });
  await screen.findByRole('row', { name: /Demo Shop/ });
  expect(screen.queryByText(/to the first result/)).toBeNull();
});

test('the only project is chosen already; a refusal says why and can be tried again', async () => {
  let busy = true;
  let project = adminProject();
  const { user, calls } = showAdmin({
    load: answering(() => [project]),
    enable: () => {
      if (busy) return { ok: false, error: { code: 'Unavailable', message: 'Try again in a moment.' } };
      project = { ...project, state: 'enabled' };
      return { ok: true, value: { project } };
    },
  });
  const region = await firstRun();
  await user.click(within(region).getByRole('button', { name: 'Enable' }));
  const alert = await within(region).findByRole('alert');
  expect(alert.textContent).toBe('The project was not enabledTry again in a moment.');
  busy = false;
  await user.click(within(region).getByRole('button', { name: 'Enable' }));
  await within(region).findByText('No key yet');
  const [first, second] = calls.filter(({ name }) => name === 'enable');
  expect(second?.payload.writeId).toBe(first?.payload.writeId);
});

test('a project beyond those that are listed is found by name, enabled, and not lost again', async () => {
  let zoo = adminProject({ id: '20000', key: 'ZOO', name: 'The Zoo' });
  const { user, calls } = showAdmin({
    load: ({ query }) => ({
      ok: true,
      value: adminView({ projects: query ? [zoo] : [adminProject()], more: !query }),
    }),
    enable: () => {
      zoo = { ...zoo, state: 'enabled' };
      return { ok: true, value: { project: zoo } };
    },
  });
  const region = await firstRun();
  await user.type(within(region).getByRole('combobox', { name: 'Project' }), 'zoo');
  await user.click(await screen.findByRole('option', { name: 'The Zoo (ZOO)' }));
  await user.click(within(region).getByRole('button', { name: 'Enable' }));
  expect(await within(region).findByRole('button', { name: 'Create a key for The Zoo' })).toBeTruthy();
  zoo = { ...zoo, keys: 1 };
  jest.useFakeTimers({ now: Date.now() + 10_000 });
  try {
    await act(async () => {
      window.dispatchEvent(new Event('focus'));
      await jest.advanceTimersByTimeAsync(0);
    });
  } finally {
    jest.useRealTimers();
  }
  expect(await within(region).findByText(/Waiting for your first report/)).toBeTruthy();
  expect(calls.slice(-2).map(({ payload }) => payload)).toEqual([{}, { query: 'ZOO' }]);
});

test('the step of writing is done once an enabled project has a scenario', async () => {
  const first = adminProject({ state: 'enabled', features: 1, scenarios: 1 });
  const other = adminProject({ id: '10001', key: 'BANK', name: 'Demo Bank', state: 'enabled', features: 1 });
  showAdmin({ load: answering(() => [first, other]) });
  const region = await firstRun();
  expect(step(/^Write or import/)?.textContent).toContain('Done');
  expect(step(/^Create an API key/)?.getAttribute('aria-current')).toBe('step');
  expect(within(region).queryByRole('button', { name: 'Write or import for Demo Shop' })).toBeNull();
  expect(within(region).getByRole('button', { name: 'Write or import for Demo Bank' })).toBeTruthy();
});

test('where the bridge cannot go, it says how a person can', async () => {
  const { user } = showAdmin(
    { load: answering(() => [adminProject({ state: 'enabled', keys: 1 })]) },
    jest.fn(() => Promise.reject(new Error('no such module'))),
  );
  const region = await firstRun();
  await user.click(within(region).getByRole('button', { name: 'Show the recipe for Demo Shop' }));
  const alert = await within(region).findByRole('alert');
  expect(alert.textContent).toContain('SHOP → Project settings → Apps → Behave Pro');
  expect(wantedSection()).toBeUndefined();
});

test('a project that was refused is forgotten with the choice: one message at a time', async () => {
  const projects = [adminProject(), adminProject({ id: '10001', key: 'BANK', name: 'Demo Bank' })];
  const { user } = showAdmin({
    load: answering(() => projects),
    enable: () => ({ ok: false, error: { code: 'NotFound', message: 'It does not exist any more.' } }),
  });
  const region = await firstRun();
  const enable = within(region).getByRole('button', { name: 'Enable' });
  await user.click(enable);
  const field = within(region).getByRole('combobox', { name: 'Project' });
  await user.type(field, 'bank{Enter}');
  expect(within(region).queryByRole('alert')).toBeNull();
  await user.click(enable);
  expect((await within(region).findByRole('alert')).textContent).toMatch(/does not exist any more/);
  await user.type(field, 'shop');
  expect(within(region).queryByRole('alert')).toBeNull();
});

test('a choice that is missing and a search that fails are one message, with the way on', async () => {
  const { user } = showAdmin({
    load: ({ query }) => {
      if (query) throw new Error('timed out');
      return {
        ok: true,
        value: adminView({ projects: [adminProject(), adminProject({ id: '2' })], more: true }),
      };
    },
  });
  const region = await firstRun();
  await user.click(within(region).getByRole('button', { name: 'Enable' }));
  await user.type(within(region).getByRole('combobox', { name: 'Project' }), 'zoo');
  await within(region).findByText(/could not be searched/);
  expect(within(region).getAllByRole('alert')).toHaveLength(1);
});

test('a site without projects is told where to begin, and looks again when asked', async () => {
  let projects: AdminProject[] = [];
  const { user } = showAdmin({ load: answering(() => projects) });
  const region = await firstRun();
  expect(within(region).getByText(/Create one in Jira/)).toBeTruthy();
  expect(within(region).queryByRole('combobox')).toBeNull();
  projects = [adminProject()];
  await user.click(within(region).getByRole('button', { name: 'Look again' }));
  expect(await within(region).findByRole('combobox', { name: 'Project' })).toBeTruthy();
});
