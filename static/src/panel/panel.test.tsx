/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { PanelApi } from '../../../src/invoke-api';
import { HostPageProvider, nowhere } from '../host-page';
import { queryEditors } from '../support/editor';
import { fakeApp } from '../support/fake-app';
import { panelView, scenario } from '../support/replies';
import { Panel } from './panel';

type Handlers = { [K in keyof PanelApi]?: PanelApi[K] };

const ran = (own: object) => ({
  status: 'passed' as const,
  startedAt: new Date().toISOString(),
  runId: 'r1',
  outdated: false,
  ...own,
});

const show = (handlers: Handlers) => {
  const app = fakeApp<PanelApi>({ load: () => ({ ok: true, value: panelView() }), ...handlers });
  render(<Panel call={app.call} />);
  return { ...app, user: userEvent.setup() };
};

/** By the menu of the first scenario. */
const choose = async (user: UserEvent, action: string): Promise<void> => {
  const [opener] = await screen.findAllByRole('button', { name: /^More actions for/ });
  if (opener) await user.click(opener);
  await user.click(screen.getByRole('menuitem', { name: action }));
};

test('lists scenarios with their feature and result, and counts them', async () => {
  const scenarios = [
    scenario({ id: 's1', name: 'Paying by card', result: ran({}) }),
    scenario({
      id: 's2',
      name: 'A declined card',
      result: ran({ status: 'failed', step: 'Then it is paid' }),
    }),
    scenario({ id: 's3', name: 'A receipt', testType: 'manual' }),
  ];
  show({ load: () => ({ ok: true, value: panelView({ scenarios }) }) });
  expect(await screen.findByText('3 scenarios: 1 passed, 1 failed, 1 not run')).toBeTruthy();
  const [, failed, manual] = screen.getAllByRole('article');
  expect(failed?.textContent).toContain('Failed at: Then it is paid');
  expect(manual?.textContent).toMatch(/Checkout.*Manual.*Not run/);
});

test('an opened scenario shows its text, the failing step and the message; an outdated result says so', async () => {
  const result = ran({
    status: 'failed',
    step: 'Then it is paid',
    message: 'Error: declined',
    outdated: true,
    commit: '0123456789abcdef',
    buildUrl: 'javascript:alert(1)',
  });
  const { user } = show({
    load: () => ({ ok: true, value: panelView({ scenarios: [scenario({ result })] }) }),
  });
  await user.click(await screen.findByRole('button', { name: /^Paying by card/, expanded: false }));
  expect(screen.getByRole('region', { name: 'Text of Paying by card' }).textContent).toBe(scenario().text);
  expect(screen.getByRole('group', { name: 'Message of Paying by card' }).textContent).toBe(
    'Error: declined',
  );
  expect(screen.getByText('Outdated')).toBeTruthy();
  expect(screen.getByText('0123456789')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

test('a project that is not enabled says who can change that, and notices when it was', async () => {
  let state: 'enabled' | 'disabled' = 'disabled';
  const project = () => ({ state, defaultTestType: 'automated' as const, defaultLanguage: 'en', lint: {} });
  const { user } = show({ load: () => ({ ok: true, value: panelView({ project: project() }) }) });
  expect(await screen.findByText(/A project admin can enable it/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add scenario' })).toBeNull();
  state = 'enabled';
  await user.click(screen.getByRole('button', { name: 'Check again' }));
  expect(await screen.findByRole('button', { name: 'Add scenario' })).toBeTruthy();
});

test('who may not edit is told why and offered nothing to change', async () => {
  const access = { canEdit: false, readOnlyReason: 'You may not edit SHOP-1.' };
  const agreement = { ...panelView().agreement, canVote: false };
  const { user } = show({
    load: () => ({ ok: true, value: panelView({ access, agreement, scenarios: [scenario()], hidden: 2 }) }),
  });
  expect(await screen.findByText('You may not edit SHOP-1.')).toBeTruthy();
  expect(screen.getByText(/2 more scenarios are linked/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Paying by card/ }));
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'Example map',
    expect.stringMatching(/^Paying by card/),
    'Show run history',
  ]);
});

test('a load that fails says what to do, and trying again works', async () => {
  let broken = true;
  const { user } = show({
    load: () => {
      if (broken) throw new Error('timed out');
      return { ok: true, value: panelView({ scenarios: [scenario()] }) };
    },
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/try again/);
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Paying by card')).toBeTruthy();
});

test('who may not see the project is told whom to ask', async () => {
  show({ load: () => ({ ok: false, error: { code: 'NotFound', message: 'Reload the page.' } }) });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/Ask an admin of the project/);
  expect(alert.textContent).not.toMatch(/Reload/);
});

test('a locked scenario leads to the project’s features', async () => {
  const openProjectPage = jest.fn(async () => undefined);
  const locked = scenario({ locked: 'draft' });
  const app = fakeApp<PanelApi>({ load: () => ({ ok: true, value: panelView({ scenarios: [locked] }) }) });
  render(
    <HostPageProvider value={{ ...nowhere, openProjectPage }}>
      <Panel call={app.call} />
    </HostPageProvider>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await user.click(screen.getByRole('button', { name: 'Open the project’s features' }));
  expect(openProjectPage).toHaveBeenCalledWith('specification', 'SHOP');
});

test('deleting asks first, and undo brings the very scenario back', async () => {
  let scenarios = [scenario({ testType: 'manual' })];
  const { user, calls } = show({
    load: () => ({ ok: true, value: panelView({ scenarios }) }),
    remove: () => {
      scenarios = [];
      return { ok: true, value: {} };
    },
    bringBack: () => {
      scenarios = [scenario({ testType: 'manual' })];
      return { ok: true, value: { scenario: scenario({ testType: 'manual' }) } };
    },
  });
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await user.click(screen.getByRole('button', { name: /^Delete/ }));
  const question = screen.getByRole('alertdialog', { name: 'Delete this scenario?' });
  expect(document.activeElement).toBe(within(question).getByRole('button', { name: 'Cancel' }));
  await user.click(within(question).getByRole('button', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('“Paying by card” is back.')).toBeTruthy();
  expect(calls.find(({ name }) => name === 'remove')?.payload).toMatchObject({
    featureId: 'f1',
    scenarioId: 's1',
    textHash: 'hash-1',
  });
  expect(calls.find(({ name }) => name === 'bringBack')?.payload).toMatchObject({
    featureId: 'f1',
    scenarioId: 's1',
  });
  expect(calls.some(({ name }) => name === 'add')).toBe(false);
});

test('each deletion leads to its own undo, also while an earlier one is offered', async () => {
  let scenarios = ['s1', 's2'].map((id) => scenario({ id }));
  const { user } = show({
    load: () => ({ ok: true, value: panelView({ scenarios }) }),
    unlink: ({ scenarioId }) => {
      scenarios = scenarios.filter(({ id }) => id !== scenarioId);
      return { ok: true, value: {} };
    },
  });
  for (const left of [1, 0]) {
    const [row] = await screen.findAllByRole('button', { name: /^Paying by card/ });
    if (row) await user.click(row);
    await choose(user, 'Unlink from this issue');
    await waitFor(() => expect(screen.queryAllByRole('article')).toHaveLength(left));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
  }
});

test('what was said of one change is gone once another begins', async () => {
  let answers = 0;
  const { user } = show({
    load: () => ({ ok: true, value: panelView({ scenarios: [scenario()] }) }),
    edit: () =>
      (answers += 1) === 1
        ? { ok: true, value: { scenario: scenario() } }
        : { ok: false, error: { code: 'TooLarge', message: 'too much' } },
  });
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await choose(user, 'Mark as manual');
  await screen.findByText(/was saved/);
  await choose(user, 'Mark as manual');
  expect(await screen.findByText('too much')).toBeTruthy();
  expect(screen.queryByText(/was saved/)).toBeNull();
});

test('what was saved in one editor is not said beside the failure of another', async () => {
  const both = ['One', 'Two'].map((name) => scenario({ id: name, name }));
  const { user } = show({
    load: () => ({ ok: true, value: panelView({ scenarios: both }) }),
    edit: ({ scenarioId }) =>
      scenarioId === 'One'
        ? { ok: true, value: { scenario: scenario({ id: 'One', name: 'One' }) } }
        : { ok: false, error: { code: 'TooLarge', message: 'too much' } },
  });
  for (const name of ['One', 'Two']) {
    await user.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
    await user.click(screen.getByRole('button', { name: 'Edit' }));
  }
  await waitFor(() => expect(queryEditors('Scenario')).toHaveLength(2));
  const save = (at: number) => screen.getAllByRole('button', { name: 'Save' })[at] as HTMLElement;
  await user.click(save(0));
  await screen.findByText(/was saved/);
  await user.click(save(0));
  expect(await screen.findByText('too much')).toBeTruthy();
  expect(screen.queryByText(/was saved/)).toBeNull();
});

test('undo puts the scenario under the same name when its feature is gone as well', async () => {
  let scenarios = [scenario()];
  const { user, calls } = show({
    load: () => ({ ok: true, value: panelView({ scenarios }) }),
    remove: () => {
      scenarios = [];
      return { ok: true, value: {} };
    },
    bringBack: () => ({ ok: false, error: { code: 'NotFound', message: 'no longer kept' } }),
    add: (payload) =>
      'id' in payload.feature
        ? { ok: false, error: { code: 'NotFound', message: 'no such feature' } }
        : { ok: true, value: { scenario: scenario({ id: 's9' }) } },
  });
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await user.click(screen.getByRole('button', { name: /^Delete/ }));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText(/is back/);
  expect(calls.filter(({ name }) => name === 'add').map(({ payload }) => payload.feature)).toEqual([
    { id: 'f1' },
    { name: 'Checkout' },
  ]);
});

test('a scenario changed by someone else is not deleted but shown as it is now', async () => {
  let text = scenario().text;
  const { user } = show({
    load: () => ({ ok: true, value: panelView({ scenarios: [scenario({ text })] }) }),
    remove: () => {
      text = 'Scenario: Paying by card\n  Given theirs';
      return { ok: false, error: { code: 'Conflict', message: 'changed' } };
    },
  });
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await user.click(screen.getByRole('button', { name: /^Delete/ }));
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/changed since you looked/);
  await waitFor(() =>
    expect(screen.getByRole('region', { name: /Text of/ }).textContent).toContain('theirs'),
  );
});

test('the test type changes in place, with the text as it is', async () => {
  const { user, calls } = show({
    load: () => ({ ok: true, value: panelView({ scenarios: [scenario()] }) }),
    edit: () => ({ ok: true, value: { scenario: scenario({ testType: 'manual' }) } }),
  });
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await choose(user, 'Mark as manual');
  await screen.findByText('“Paying by card” was saved.');
  expect(calls.find(({ name }) => name === 'edit')?.payload).toMatchObject({
    text: scenario().text,
    textHash: 'hash-1',
    testType: 'manual',
  });
});

test('who may only read can look at the map of a story without scenarios', async () => {
  const { agreement } = panelView();
  const { user } = show({
    load: () => ({
      ok: true,
      value: panelView({ access: { canEdit: false }, agreement: { ...agreement, canVote: false } }),
    }),
    board: () => ({
      ok: true,
      value: {
        rules: [{ id: 'r1', text: 'Cards are checked', examples: [] }],
        questions: [],
        newCards: 1,
        maxCards: 200,
        canEdit: false,
        canApply: false,
      },
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'Example map' }));
  expect(await screen.findByText('Cards are checked')).toBeTruthy();
});
