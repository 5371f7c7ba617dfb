/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AgreementView, PanelApi, QuestionView } from '../../../../src/invoke-api';
import { fakeApp } from '../../support/fake-app';
import { panelView, scenario } from '../../support/replies';
import { Panel } from '../panel';

type Handlers = { [K in keyof PanelApi]?: PanelApi[K] };

const MIRA = { accountId: 'mira', name: 'Mira Okafor' };
const PAUL = { accountId: 'paul', name: 'Paul Lee' };
const AT = new Date().toISOString();

const agreementView = (own: Partial<AgreementView> = {}): AgreementView => ({
  ...panelView().agreement,
  ...own,
});
const question = (own: Partial<QuestionView> = {}): QuestionView => ({
  id: 'q1',
  askedBy: PAUL,
  at: AT,
  text: 'Which cards?',
  canSettle: true,
  canRemove: false,
  ...own,
});

const show = (agreement: Partial<AgreementView>, handlers: Handlers = {}) => {
  const app = fakeApp<PanelApi>({
    load: () => ({
      ok: true,
      value: panelView({ scenarios: [scenario()], agreement: agreementView(agreement) }),
    }),
    ...handlers,
  });
  render(<Panel call={app.call} />);
  return { ...app, user: userEvent.setup() };
};
const sent = (calls: { name: string; payload: object }[], of: string) =>
  calls.filter(({ name }) => name === of).map(({ payload }) => payload);

test('who is ready is listed, with what became of the vote in words', async () => {
  show({
    ready: [
      { ...MIRA, at: AT, stale: true },
      { ...PAUL, at: AT, withdrawn: AT },
    ],
    readyCount: 1,
    mine: 'stale',
  });
  const votes = await screen.findByRole('list', { name: 'Who said so' });
  const [stale, withdrawn] = within(votes).getAllByRole('listitem');
  expect(stale?.textContent).toBe('MOMira Okaforbefore the last change');
  expect(withdrawn?.textContent).toBe('PLPaul Lee (taken back)');
  expect(withdrawn?.querySelector('s')?.textContent).toBe('Paul Lee');
  expect(screen.getByRole('button', { name: 'Ready again' })).toBeTruthy();
});

test('a vote names what was seen; the button then takes it back', async () => {
  const ready = agreementView({ ready: [{ ...MIRA, at: AT }], readyCount: 1, mine: 'ready' });
  const { user, calls } = show(
    {},
    {
      vote: () => ({ ok: true, value: { agreement: ready } }),
      takeBack: () => ({
        ok: true,
        value: {
          agreement: agreementView({ ready: [{ ...MIRA, at: AT, withdrawn: AT }], mine: 'withdrawn' }),
        },
      }),
    },
  );
  await user.click(await screen.findByRole('button', { name: 'I’m ready' }));
  expect(await screen.findByText('You said it is ready. 1 person is ready.')).toBeTruthy();
  expect(sent(calls, 'vote')).toMatchObject([{ seen: agreementView().seen }]);
  await user.click(screen.getByRole('button', { name: 'Take back' }));
  expect(await screen.findByRole('button', { name: 'I’m ready' })).toBeTruthy();
});

test('open questions are shown before a vote counts; it is sent again only when that is wanted', async () => {
  const { user, calls } = show(
    { questions: [question()], openQuestions: 1 },
    {
      vote: ({ anyway }) =>
        anyway
          ? { ok: true, value: { agreement: agreementView({ mine: 'ready', readyCount: 1 }) } }
          : { ok: true, value: { open: [question()] } },
    },
  );
  await user.click(await screen.findByRole('button', { name: 'I’m ready' }));
  const warning = await screen.findByRole('alertdialog', { name: '1 question is still open' });
  expect(within(warning).getByText('Which cards?')).toBeTruthy();
  expect(document.activeElement).toBe(within(warning).getByRole('button', { name: 'Not yet' }));
  await user.click(within(warning).getByRole('button', { name: 'I’m ready anyway' }));
  expect(await screen.findByRole('button', { name: 'Take back' })).toBeTruthy();
  expect(sent(calls, 'vote').map((payload) => 'anyway' in payload)).toEqual([false, true]);
});

test('a vote on scenarios that have changed is not counted, and they are loaded again', async () => {
  const { user, calls } = show(
    {},
    { vote: () => ({ ok: false, error: { code: 'Conflict', message: 'changed' } }) },
  );
  await user.click(await screen.findByRole('button', { name: 'I’m ready' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/read them, then vote/);
  expect(sent(calls, 'load')).toHaveLength(2);
});

test('a question is asked about a scenario, with the app’s note; what was typed outlives closing the form', async () => {
  const { user, calls } = show(
    { mine: 'ready', readyCount: 1 },
    {
      ask: () => ({
        ok: true,
        value: {
          questionId: 'q1',
          agreement: agreementView({ questions: [question()], openQuestions: 1 }),
          note: 'The comment was not written.',
        },
      }),
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Ask a question' }));
  expect(screen.getByText(/takes your Ready vote back/)).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Your question' }), 'Which cards?');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Ask a question' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'About' }), 'Paying by card');
  const form = screen.getByRole('form', { name: 'Ask a question' });
  await user.click(within(form).getByRole('button', { name: 'Ask a question' }));
  expect(await screen.findByText('Your question was asked. The comment was not written.')).toBeTruthy();
  expect(sent(calls, 'ask')).toMatchObject([{ text: 'Which cards?', scenarioId: 's1' }]);
});

test('resolving is taken back by undo; resolved questions are folded away', async () => {
  const resolved = question({ resolved: { by: MIRA, at: AT } });
  const { user, calls } = show(
    { questions: [question()], openQuestions: 1 },
    {
      resolve: () => ({ ok: true, value: { agreement: agreementView({ questions: [resolved] }) } }),
      reopen: () => ({
        ok: true,
        value: { agreement: agreementView({ questions: [question()], openQuestions: 1 }) },
      }),
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Resolve' }));
  expect(await screen.findByText('1 resolved question')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('The question is open again.');
  expect(sent(calls, 'reopen')).toMatchObject([{ questionId: 'q1' }]);
});

test('a comment that was not written says so and can be written again', async () => {
  const { user, calls } = show(
    { questions: [question({ comment: 'failed' })], openQuestions: 1 },
    {
      writeComment: () => ({
        ok: true,
        value: {
          agreement: agreementView({ questions: [question({ comment: 'written' })], openQuestions: 1 }),
        },
      }),
    },
  );
  expect(await screen.findByText('Jira has no comment of it')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Write the comment again' }));
  expect(await screen.findByText('Also a comment in Jira')).toBeTruthy();
  expect(sent(calls, 'writeComment')).toMatchObject([{ questionId: 'q1' }]);
});

test('removing a question asks first', async () => {
  const { user, calls } = show(
    { questions: [question({ canRemove: true })], openQuestions: 1 },
    { removeQuestion: () => ({ ok: true, value: { agreement: agreementView() } }) },
  );
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  const asked = screen.getByRole('alertdialog', { name: 'Remove this question?' });
  expect(sent(calls, 'removeQuestion')).toEqual([]);
  await user.click(within(asked).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByText('Which cards?')).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ask a question' }));
});
