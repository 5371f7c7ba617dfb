/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { LinkableScenario, PanelApi, PanelScenario } from '../../../src/invoke-api';
import { fakeApp } from '../support/fake-app';
import { panelView, scenario } from '../support/replies';
import { Panel } from './panel';

type Handlers = { [K in keyof PanelApi]?: PanelApi[K] };

const CARD = scenario();
const GIFT = scenario({ id: 's2', featureId: 'f2', featureName: 'Gifts', name: 'A voucher' });
const ALL: LinkableScenario[] = [
  { id: 's1', featureId: 'f1', featureName: 'Checkout', name: 'Paying by card', linked: true },
  { id: 's2', featureId: 'f2', featureName: 'Gifts', name: 'A voucher', linked: false },
  { id: 's3', featureId: 'f2', featureName: 'Gifts', name: 'A wrapped book', linked: false },
];

/** The app with CARD on the issue; links and unlinks as it is told. */
const show = (handlers: Handlers = {}) => {
  let scenarios: PanelScenario[] = [CARD];
  const app = fakeApp<PanelApi>({
    load: () => ({ ok: true, value: panelView({ scenarios }) }),
    linkable: ({ query }) => {
      const words = query.toLowerCase().split(' ');
      const holds = ({ name, featureName }: LinkableScenario) =>
        words.every((word) => `${name} ${featureName}`.toLowerCase().includes(word));
      return { ok: true, value: { scenarios: ALL.filter(holds), more: false } };
    },
    link: ({ scenarioId }) => {
      const linked = scenarioId === GIFT.id ? GIFT : CARD;
      scenarios = [...scenarios, linked];
      return { ok: true, value: { scenario: linked } };
    },
    unlink: ({ scenarioId }) => {
      scenarios = scenarios.filter(({ id }) => id !== scenarioId);
      return { ok: true, value: {} };
    },
    ...handlers,
  });
  render(<Panel call={app.call} />);
  return { ...app, user: userEvent.setup() };
};
const openSearch = async (handlers: Handlers = {}) => {
  const shown = show(handlers);
  await shown.user.click(await screen.findByRole('button', { name: 'Link existing scenario' }));
  const field = screen.getByRole('combobox', { name: 'Find a scenario of this project' });
  await screen.findByRole('option', { name: /A voucher/ });
  return { ...shown, field };
};
const payloads = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);

/** By the menu of the first scenario. */
const choose = async (user: UserEvent, action: string): Promise<void> => {
  const [opener] = await screen.findAllByRole('button', { name: /^More actions for/ });
  if (opener) await user.click(opener);
  await user.click(screen.getByRole('menuitem', { name: action }));
};

test('the project’s scenarios are listed with their feature; those linked already cannot be chosen', async () => {
  const { user, calls } = await openSearch();
  const options = screen.getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual([
    'Paying by cardCheckoutLinked already',
    'A voucherGifts',
    'A wrapped bookGifts',
  ]);
  expect(options[0]?.getAttribute('aria-disabled')).toBe('true');
  await user.click(screen.getByRole('option', { name: /Paying by card/ }));
  expect(payloads(calls, 'link')).toEqual([]);
});

test('typing asks once for what was typed, arrow and Enter link it, undo takes it off again', async () => {
  const { user, calls, field } = await openSearch();
  expect(document.activeElement).toBe(field);
  await user.type(field, 'voucher gifts');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  expect(payloads(calls, 'linkable').slice(1)).toEqual([{ query: 'voucher gifts' }]);
  await user.keyboard('{ArrowDown}');
  const option = screen.getByRole('option', { name: /A voucher/, selected: true });
  expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
  await user.keyboard('{Enter}');
  expect(await screen.findByText('“A voucher” is now linked to this issue.')).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^A voucher/ }));
  expect(payloads(calls, 'link')).toMatchObject([{ featureId: 'f2', scenarioId: 's2' }]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText(/“A voucher” was unlinked/);
  expect(payloads(calls, 'unlink')).toMatchObject([{ featureId: 'f2', scenarioId: 's2' }]);
  expect(screen.queryByRole('article', { name: 'A voucher' })).toBeNull();
});

test('Esc closes the search and leaves everything as it was', async () => {
  const { user, calls } = await openSearch();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Link existing scenario' }));
  expect(payloads(calls, 'link')).toEqual([]);
});

test('nothing found says so; a search that fails can be tried again', async () => {
  let broken = false;
  const { user, field } = await openSearch({
    linkable: ({ query }) => {
      if (broken) throw new Error('timed out');
      return { ok: true, value: { scenarios: query ? [] : ALL, more: false } };
    },
  });
  await user.type(field, 'x');
  expect(await screen.findByText('No scenario has all of these words.')).toBeTruthy();
  broken = true;
  await user.type(field, 'y');
  const alert = await screen.findByRole('alert');
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('more than are listed: it says to type more', async () => {
  await openSearch({ linkable: () => ({ ok: true, value: { scenarios: ALL, more: true } }) });
  expect(await screen.findByText(/The first 3 scenarios; type more/)).toBeTruthy();
});

test('after a lost answer, choosing it again carries the same writeId; the search stays open meanwhile', async () => {
  let lost = true;
  const { user, calls } = await openSearch({
    link: () => {
      if (lost) throw new Error('network');
      return { ok: true, value: { scenario: GIFT } };
    },
  });
  await user.click(screen.getByRole('option', { name: /A voucher/ }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/not linked/);
  lost = false;
  await user.click(screen.getByRole('option', { name: /A voucher/ }));
  await screen.findByText(/is now linked/);
  const [first, second] = payloads(calls, 'link') as { writeId: string }[];
  expect(first?.writeId).toBe(second?.writeId);
});

test('unlinking says that the scenario and its tag stay; undo links it again', async () => {
  const { user, calls } = show();
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await choose(user, 'Unlink from this issue');
  expect(
    await screen.findByText(
      '“Paying by card” was unlinked. It stays in the feature “Checkout”, with any tag @SHOP-1 in its text.',
    ),
  ).toBeTruthy();
  expect(screen.queryByRole('article')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('“Paying by card” is now linked to this issue.')).toBeTruthy();
  expect(payloads(calls, 'link')).toMatchObject([{ featureId: 'f1', scenarioId: 's1' }]);
});

test('unlinking that is refused says why and keeps the row', async () => {
  const { user } = show({
    unlink: () => ({ ok: false, error: { code: 'Forbidden', message: 'You may not edit SHOP-1.' } }),
  });
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await choose(user, 'Unlink from this issue');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('You may not edit SHOP-1.');
  expect(screen.getByRole('article', { name: 'Paying by card' })).toBeTruthy();
});

test('the focus goes back to Delete after Esc, and on to the next control after a notice is dismissed', async () => {
  const { user } = show();
  await user.click(await screen.findByRole('button', { name: /^Paying by card/ }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Delete' }));
  await choose(user, 'Unlink from this issue');
  expect(document.activeElement).toBe(await screen.findByRole('button', { name: 'Undo' }));
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add scenario' }));
});

test('the arrows go round: up from the field is the last one, down from that the first', async () => {
  const { user, field } = await openSearch();
  const active = () =>
    document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
  await user.keyboard('{ArrowUp}');
  expect(active()).toContain('A wrapped book');
  await user.keyboard('{ArrowDown}');
  expect(active()).toContain('Paying by card');
});

test('Enter links what was chosen, also when another list has come meanwhile', async () => {
  const { user, calls, field } = await openSearch();
  await user.type(field, 'gifts');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
  await user.keyboard('{Enter}');
  expect(payloads(calls, 'link')).toMatchObject([{ scenarioId: 's2' }]);
});

test('keys that belong to what is being composed choose and close nothing', async () => {
  const { calls, field } = await openSearch();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'Escape'])
    fireEvent.keyDown(field, { key, isComposing: true });
  expect(field.getAttribute('aria-activedescendant')).toBeNull();
  expect(payloads(calls, 'link')).toEqual([]);
  expect(screen.getByRole('combobox', { name: 'Find a scenario of this project' })).toBeTruthy();
});

test('while it is being linked the search stays, and says what went wrong', async () => {
  let refuse: (answer: unknown) => void = () => undefined;
  const { user } = await openSearch({ link: () => new Promise((resolve) => (refuse = resolve)) as never });
  await user.click(screen.getByRole('option', { name: /A voucher/ }));
  await user.keyboard('{Escape}');
  await act(async () => refuse({ ok: false, error: { code: 'Forbidden', message: 'You may not.' } }));
  expect((await screen.findByRole('alert')).textContent).toContain('You may not.');
});
