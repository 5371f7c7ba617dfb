/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PanelApi, PanelScenario, ScenarioResult } from '../../../src/invoke-api';
import { fakeApp } from '../support/fake-app';
import { panelView, scenario } from '../support/replies';
import { Panel } from './panel';

type Handlers = { [K in keyof PanelApi]?: PanelApi[K] };

const THREE = ['One', 'Two', 'Three'].map((name) => scenario({ id: name, name }));

const show = (handlers: Handlers = {}, scenarios: PanelScenario[] = THREE) => {
  const app = fakeApp<PanelApi>({
    load: () => ({ ok: true, value: panelView({ scenarios }) }),
    ...handlers,
  });
  render(<Panel call={app.call} />);
  return { ...app, user: userEvent.setup() };
};
const order = () => screen.getAllByRole('article').map((row) => row.getAttribute('aria-label'));
const sent = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);

test('Alt and an arrow key move a scenario at once, one step stored after the other; the focus stays on it', async () => {
  const { user, calls } = show({
    rank: ({ after }) => ({
      ok: true,
      value: { order: after === 'Two' ? ['Two', 'One', 'Three'] : ['Two', 'Three', 'One'] },
    }),
  });
  const row = await screen.findByRole('button', { name: /^One/ });
  row.focus();
  await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{ArrowDown}{/Alt}');
  expect(order()).toEqual(['Two', 'Three', 'One']);
  expect(screen.getByText('“One” is now 3 of 3.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^One/ }));
  await waitFor(() =>
    expect(sent(calls, 'rank')).toMatchObject([
      { scenarioId: 'One', after: 'Two' },
      { scenarioId: 'One', after: 'Three' },
    ]),
  );
});

test('an order that is refused is what it was, says why, and drops the steps that followed', async () => {
  const { user, calls } = show({
    rank: () => ({ ok: false, error: { code: 'Forbidden', message: 'You may not edit SHOP-1.' } }),
  });
  (await screen.findByRole('button', { name: /^One/ })).focus();
  await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
  expect((await screen.findByRole('alert')).textContent).toContain('You may not edit SHOP-1.');
  expect(order()).toEqual(['One', 'Two', 'Three']);
  expect(sent(calls, 'rank').length).toBeLessThanOrEqual(2);
});

test('the menu offers what can be done; of a scenario that is locked only what is no part of its text', async () => {
  const { user } = show({}, [
    scenario({ id: 'a', name: 'A' }),
    scenario({ id: 'b', name: 'B', locked: 'markdown' }),
  ]);
  const items = async (name: string) => {
    await user.click(await screen.findByRole('button', { name: `More actions for “${name}”` }));
    const all = screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
    await user.keyboard('{Escape}');
    return all;
  };
  expect(await items('A')).toEqual([
    'Edit',
    'Duplicate',
    'Move up',
    'Move down',
    'Move to another feature…',
    'Mark as manual',
    'Run history',
    'Unlink from this issue',
    'Delete…',
  ]);
  expect(await items('B')).toEqual(['Move up', 'Move down', 'Run history', 'Unlink from this issue']);
  expect(screen.getByText('Markdown')).toBeTruthy();
});

test('a move to another feature offers those of the same language, the suggested first, and goes back to its place', async () => {
  const place = { after: 'Two' } as never;
  const feature = (id: string, language = 'en') => ({ id, name: id, language, scenarios: 1 });
  const { user, calls } = show({
    features: () => ({
      ok: true,
      value: {
        features: [feature('f1'), feature('f2'), feature('f3'), feature('f4', 'de')],
        suggested: ['f3'],
        closed: [],
      },
    }),
    move: ({ targetId }) => ({
      ok: true,
      value: {
        scenario: scenario({
          id: 'One',
          name: 'One',
          featureId: targetId,
          featureName: targetId,
          textHash: 'hash-2',
        }),
        from: { featureId: 'f1', place },
      },
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'More actions for “One”' }));
  await user.click(screen.getByRole('menuitem', { name: 'Move to another feature…' }));
  const target = await screen.findByRole('combobox', { name: 'Move to the feature' });
  expect(
    within(target)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['f3', 'f2']);
  await user.click(screen.getByRole('button', { name: 'Move' }));
  await screen.findByText('“One” is in the feature “f3” now.');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('“One” is in the feature “f1” now.');
  expect(sent(calls, 'move')[1]).toMatchObject({
    featureId: 'f3',
    targetId: 'f1',
    textHash: 'hash-2',
    place,
  });
});

test('a copy stands below the scenario, and undo deletes the copy', async () => {
  const copy = scenario({ id: 'Copy', name: 'One (copy)', textHash: 'hash-9' });
  const { user, calls } = show({
    duplicate: () => ({ ok: true, value: { scenario: copy } }),
    remove: () => ({ ok: true, value: {} }),
  });
  await user.click(await screen.findByRole('button', { name: 'More actions for “One”' }));
  await user.click(screen.getByRole('menuitem', { name: 'Duplicate' }));
  await screen.findByText(/“One \(copy\)” was added below it/);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText(/was deleted/);
  expect(sent(calls, 'remove')).toMatchObject([{ scenarioId: 'Copy', textHash: 'hash-9' }]);
});

const run = (n: number): ScenarioResult => ({
  status: n === 1 ? 'failed' : 'passed',
  startedAt: new Date().toISOString(),
  runId: `r${n}`,
  outdated: false,
  ...(n === 1 && { step: 'Then it is paid', message: 'Error: declined' }),
  commit: `commit${n}`,
});

test('the run history is loaded when it is asked for, older runs in steps; a failure can be tried again', async () => {
  let broken = true;
  const { user, calls } = show({
    history: ({ before }) => {
      if (broken) throw new Error('timed out');
      return { ok: true, value: before ? { results: [run(2)] } : { results: [run(1)], before: 'b1' } };
    },
  });
  await user.click(await screen.findByRole('button', { name: 'More actions for “One”' }));
  expect(sent(calls, 'history')).toEqual([]);
  await user.click(screen.getByRole('menuitem', { name: 'Run history' }));
  const alert = await screen.findByRole('alert');
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  const history = await screen.findByRole('region', { name: 'Run history of One' });
  await within(history).findByText('1 run shown, newest first');
  expect(within(history).getByRole('listitem').textContent).toMatch(
    /Failed.*Then it is paid.*declined.*commit1/,
  );
  await user.click(within(history).getByRole('button', { name: 'Show more' }));
  await within(history).findByText('2 runs shown, newest first');
  expect(within(history).queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(sent(calls, 'history').at(-1)).toMatchObject({ scenarioId: 'One', before: 'b1' });
});

test('a move whose features cannot be loaded can be left', async () => {
  const { user } = show({
    features: () => ({ ok: false, error: { code: 'Unavailable', message: 'Try again later.' } }),
  });
  await user.click(await screen.findByRole('button', { name: 'More actions for “One”' }));
  await user.click(screen.getByRole('menuitem', { name: 'Move to another feature…' }));
  await screen.findByText('The features could not be loaded');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByText('The features could not be loaded')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More actions for “One”' }));
});
