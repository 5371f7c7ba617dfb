/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BoardView, PanelApi } from '../../../../src/invoke-api';
import { fakeApp } from '../../support/fake-app';
import { Board } from './board';

type Handlers = { [K in keyof PanelApi]?: PanelApi[K] };

const RULE = { id: 'r1', text: 'Cards are checked', examples: [{ id: 'e1', text: 'The bank says no' }] };
const boardView = (own: Partial<BoardView> = {}): BoardView => ({
  rules: [RULE],
  questions: [],
  newCards: 2,
  maxCards: 200,
  canEdit: true,
  canApply: true,
  ...own,
});

const show = (view: Partial<BoardView>, handlers: Handlers = {}) => {
  const app = fakeApp<PanelApi>({ board: () => ({ ok: true, value: boardView(view) }), ...handlers });
  const onMade = jest.fn();
  render(<Board call={app.call} reload={async () => undefined} onMade={onMade} onClose={() => undefined} />);
  return { ...app, onMade, user: userEvent.setup() };
};
const sent = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);

test('a card that could not be stored stays in sight, and trying again is the same intent', async () => {
  let broken = true;
  const { user, calls } = show(
    {},
    {
      addCard: () => {
        if (broken) throw new Error('timed out');
        return { ok: true, value: { board: boardView(), cardId: 'r2' } };
      },
    },
  );
  const field = await screen.findByRole('textbox', { name: 'New rule' });
  await user.type(field, 'Invoices are for firms{Enter}');
  expect((field as HTMLInputElement).value).toBe('');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('“Invoices are for firms” was not added');
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  const [first, second] = sent(calls, 'addCard') as { writeId: string }[];
  expect(first?.writeId).toBe(second?.writeId);
});

test('a card that somebody else changed is shown as it is now', async () => {
  const { user, calls } = show(
    {},
    { editCard: () => ({ ok: false, error: { code: 'Conflict', message: 'changed' } }) },
  );
  await user.click(await screen.findByRole('button', { name: 'The bank says no' }));
  await user.type(screen.getByRole('textbox', { name: 'Text of the card' }), ' twice{Enter}');
  expect((await screen.findByRole('alert')).textContent).toMatch(/Somebody else changed this card/);
  expect(sent(calls, 'editCard')).toMatchObject([
    { text: 'The bank says no twice', was: 'The bank says no' },
  ]);
  expect(sent(calls, 'board')).toHaveLength(2);
});

test('a card that changed while its text was being written is not written over unseen', async () => {
  let changed = false;
  const theirs = { ...RULE, examples: [{ id: 'e1', text: 'The bank is silent' }] };
  const { user, calls } = show(
    {},
    {
      addCard: () => {
        changed = true;
        return { ok: true, value: { board: boardView({ rules: [theirs] }), cardId: 'q1' } };
      },
      editCard: ({ was }) =>
        was === 'The bank is silent'
          ? { ok: true, value: { board: boardView() } }
          : { ok: false, error: { code: 'Conflict', message: 'changed' } },
      board: () => ({ ok: true, value: boardView(changed ? { rules: [theirs] } : {}) }),
    },
  );
  await user.click(await screen.findByRole('button', { name: 'The bank says no' }));
  await user.type(screen.getByRole('textbox', { name: 'Text of the card' }), ' twice');
  await user.type(screen.getByRole('textbox', { name: 'New question' }), 'Why?{Enter}');
  await waitFor(() => expect(screen.queryByText('Why?')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Somebody else changed this card');
  expect(alert.textContent).toContain('The bank is silent');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Text of the card' })).toBeNull());
  expect(sent(calls, 'editCard')).toMatchObject([
    { was: 'The bank says no', text: 'The bank says no twice' },
    { was: 'The bank is silent', text: 'The bank says no twice' },
  ]);
});

test('keys that belong to what is being composed neither save nor leave a card', async () => {
  const { user, calls } = show({});
  await user.click(await screen.findByRole('button', { name: 'The bank says no' }));
  const field = screen.getByRole('textbox', { name: 'Text of the card' });
  await user.type(field, ' 二回');
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
  expect(sent(calls, 'editCard')).toEqual([]);
  expect(screen.getByRole('textbox', { name: 'Text of the card' })).toBe(field);
});

test('a card stays in its field while it is being saved, and says what went wrong', async () => {
  let refuse: (answer: unknown) => void = () => undefined;
  const { user } = show({}, { editCard: () => new Promise((resolve) => (refuse = resolve)) as never });
  await user.click(await screen.findByRole('button', { name: 'The bank says no' }));
  await user.type(screen.getByRole('textbox', { name: 'Text of the card' }), ' twice{Enter}{Escape}');
  await act(async () => refuse({ ok: false, error: { code: 'Forbidden', message: 'You may not.' } }));
  expect((await screen.findByRole('alert')).textContent).toContain('You may not.');
  expect(screen.getByDisplayValue('The bank says no twice')).toBeTruthy();
});

test('a rule is removed with its examples, and undo makes all of them again', async () => {
  const { user, calls } = show(
    {},
    {
      removeCard: () => ({ ok: true, value: { board: boardView({ rules: [] }) } }),
      addCard: () => ({ ok: true, value: { board: boardView(), cardId: 'again' } }),
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Actions for “Cards are checked”' }));
  await user.click(screen.getByRole('menuitem', { name: 'Remove' }));
  await screen.findByText('“Cards are checked” was removed, with its 1 example.');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('“Cards are checked” is back.');
  expect(sent(calls, 'addCard')).toMatchObject([
    { card: 'rule', text: 'Cards are checked' },
    { card: 'example', ruleId: 'again', text: 'The bank says no' },
  ]);
});

test('a card of which something was made asks before it is removed', async () => {
  const made = { ...RULE, applied: { at: new Date().toISOString(), featureId: 'f1' } };
  const { user, calls } = show(
    { rules: [made] },
    { removeCard: () => ({ ok: true, value: { board: boardView({ rules: [] }) } }) },
  );
  await user.click(await screen.findByRole('button', { name: 'Actions for “Cards are checked”' }));
  await user.click(screen.getByRole('menuitem', { name: 'Remove' }));
  const asked = screen.getByRole('alertdialog', { name: 'Remove “Cards are checked”?' });
  expect(sent(calls, 'removeCard')).toEqual([]);
  await user.click(within(asked).getByRole('button', { name: 'Remove' }));
  await screen.findByText(/was removed/);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('scenarios are made in the suggested feature after a preview, and what is said leads back', async () => {
  const feature = { id: 'f1', name: 'Checkout', language: 'en', scenarios: 2 };
  const { user, calls, onMade } = show(
    {},
    {
      features: () => ({ ok: true, value: { features: [feature], suggested: ['f1'], closed: [] } }),
      applyBoard: () => ({
        ok: true,
        value: { board: boardView(), action: 'a1', feature, scenarios: [], questions: ['q1'] },
      }),
      undoApply: () => ({ ok: true, value: { board: boardView(), removed: 1, left: 2 } }),
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Make scenarios…' }));
  await screen.findByText(/This makes 1 rule and 1 scenario\./);
  await screen.findByText('Checkout (2 scenarios)');
  await user.click(screen.getByRole('button', { name: 'Make them' }));
  await waitFor(() => expect(onMade).toHaveBeenCalled());
  expect(sent(calls, 'applyBoard')).toMatchObject([{ feature: { id: 'f1' } }]);
  await act(() => onMade.mock.calls[0][0].undo());
  expect(onMade.mock.calls[1][0].text).toMatch(/1 taken back; 2 stayed/);
});

test('Esc in the open list of features closes the list; what is asked stays', async () => {
  const { user } = show(
    {},
    { features: () => ({ ok: true, value: { features: [], suggested: [], closed: [] } }) },
  );
  await user.click(await screen.findByRole('button', { name: 'Make scenarios…' }));
  const picker = await screen.findByRole('combobox', { name: 'Feature' });
  await user.type(picker, 'Checkout{Escape}');
  expect(picker.getAttribute('aria-expanded')).toBe('false');
  expect(screen.getByRole('combobox', { name: 'Feature' })).toBe(picker);
});

test('who may only read sees the cards and nothing to change', async () => {
  show({ canEdit: false, canApply: false });
  await screen.findByText('The bank says no');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'Back to the scenarios',
  ]);
});
