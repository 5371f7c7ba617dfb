/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Ask, MergeConflict, ProjectApi, Reply } from '../../../../src/invoke-api';
import { findEditor } from '../../support/editor';
import { fakeApp } from '../../support/fake-app';
import { featureScenario, featureSummary, featureView, projectView } from '../../support/replies';
import { Project } from '../project';

type Value = Extract<ReturnType<ProjectApi['saveText']>, { ok: true }>['value'];

const TYPED =
  'Feature: Checkout\n\n  Scenario: Paying\n    Given a card\n\n  Scenario: Owing\n    Given a debt\n';
const CARD = {
  id: 's1',
  name: 'Paying by card',
  text: 'Scenario: Paying by card\n  Given a card',
  at: 0,
  of: 2,
};
const CASH = { id: 's2', name: 'Paying cash', text: 'Scenario: Paying cash\n  Given cash', at: 1, of: 2 };
const PAYING = {
  index: 0,
  name: 'Paying',
  text: 'Scenario: Paying\n  Given a card',
  candidates: [CARD, CASH],
};
const OWING = { index: 1, name: 'Owing', text: 'Scenario: Owing\n  Given a debt', candidates: [CASH, CARD] };
const ASK: Ask = { of: 'hash-of-typed', questions: [PAYING, OWING] };
const CONFLICT: MergeConflict = {
  moved: [{ name: 'By invoice', featureName: 'Billing' }],
  featureId: 'f1',
  textHash: 'hash-theirs',
  parts: [
    { text: `Feature: Checkout\n${Array.from({ length: 12 }, (_, n) => `  about ${n}\n`).join('')}\n` },
    { base: '  Scenario: a\n', mine: '  Scenario: mine\n', theirs: '  Scenario: theirs\n' },
    { text: '    Given b\n' },
    { base: '', mine: '    When m\n', theirs: '    When t\n' },
  ],
};
const SEEN = featureScenario({
  issues: [{ id: '1', key: 'SHOP-1', summary: '' }],
  result: { status: 'failed', startedAt: '2026-01-05T10:00:00Z', runId: 'r1', outdated: false },
});
const TOP = (CONFLICT.parts[0] as { text: string }).text;

/** Types another text into the only feature's editor and saves it; the app answers one reply after another. */
const save = async (...replies: (Reply<Value> | 'lost')[]) => {
  const app = fakeApp<ProjectApi>({
    load: () => ({
      ok: true,
      value: projectView({
        features: [
          featureSummary(),
          featureSummary({ id: 'f2', name: 'Returns', path: 'features/returns.feature' }),
        ],
      }),
    }),
    feature: ({ featureId }) => ({
      ok: true,
      value: { feature: featureView({ id: featureId, scenarios: [SEEN] }) },
    }),
    saveText: () => {
      const next = replies.shift();
      if (!next || next === 'lost') throw new Error('network');
      return next;
    },
  });
  render(<Project call={app.call} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Checkout/ }));
  await user.click(await screen.findByRole('button', { name: 'Edit text' }));
  const area = await findEditor('Feature text');
  area.write(TYPED);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const sent = () => app.calls.filter(({ name }) => name === 'saveText').map(({ payload }) => payload);
  return { user, area, sent };
};
const done = (own: Partial<Extract<Value, { feature: object }>> = {}): Reply<Value> => ({
  ok: true,
  value: { feature: featureView({ text: TYPED, textHash: 'hash-2' }), ...own },
});
const asks: Reply<Value> = { ok: true, value: { ask: ASK } };
const conflicts: Reply<Value> = { ok: true, value: { conflict: CONFLICT } };
const group = (name: string) => within(screen.getByRole('group', { name }));

describe('a text whose scenarios may be several of before', () => {
  test('is saved with what was answered, each scenario of before being one at most', async () => {
    const { user, sent } = await save(asks, done());
    const dialog = await screen.findByRole('dialog', { name: 'Which scenarios are these 2?' });
    expect(document.activeElement?.textContent).toBe('Which scenarios are these 2?');
    expect(dialog.textContent).toMatch(/links to issues, results and history follow the scenario/);
    expect(
      within(dialog)
        .getAllByRole<HTMLInputElement>('radio')
        .some(({ checked }) => checked),
    ).toBe(false);
    const paying = group('Which scenario is “Paying”?');
    expect(paying.getByRole('region', { name: 'Paying in the new text' }).textContent).toBe(PAYING.text);
    const before = paying.getByRole('region', { name: 'Paying by card as it was before' });
    expect(before.querySelector('.bp-line-marked')?.textContent).toContain('Paying by card');

    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    expect(screen.getByRole('alert').textContent).toBe('Choose for each scenario: 2 are left.');
    expect(document.activeElement).toBe(paying.getByRole('radio', { name: 'It is “Paying by card”' }));
    await user.keyboard(' ');
    const owing = group('Which scenario is “Owing”?');
    const taken = owing.getByRole<HTMLInputElement>('radio', {
      name: 'It is “Paying by card” (chosen for “Paying”)',
    });
    expect(taken.disabled).toBe(true);
    await user.click(owing.getByRole('radio', { name: 'It is a new scenario' }));
    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    expect(await screen.findByText('“Checkout” was saved.')).toBeTruthy();
    expect(sent()).toMatchObject([
      { text: TYPED, textHash: 'hash-1' },
      {
        text: TYPED,
        textHash: 'hash-1',
        identities: { of: 'hash-of-typed', answers: { 0: 's1', 1: 'new' } },
      },
    ]);
  });

  test('that are identical is answered by where they stood and what they are linked to', async () => {
    const text = 'Scenario: Paying\n  Given a card';
    const twins = [
      { id: 's1', name: 'Paying', text, at: 0, of: 5 },
      { id: 's2', name: 'Paying', text, at: 3, of: 5, ruleName: 'Abroad' },
    ];
    const ask: Ask = { of: 'h', questions: [{ index: 0, name: 'Paying', text, candidates: twins }] };
    const { user, sent } = await save({ ok: true, value: { ask } }, done());
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).not.toContain('are marked');
    const second = within(dialog).getByRole('radio', { name: 'It is “Paying”, scenario 4 of 5' });
    const facts = (radio: HTMLElement) =>
      document.getElementById(radio.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(facts(second)).toContain('Rule: Abroad');
    const first = within(dialog).getByRole('radio', { name: 'It is “Paying”, scenario 1 of 5' });
    expect(facts(first)).toContain('linked to SHOP-1 · latest result: Failed');
    await user.click(second);
    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    await screen.findByText('“Checkout” was saved.');
    expect(sent()[1]).toMatchObject({ identities: { answers: { 0: 's2' } } });
  });

  test('a question that leaves only one answer has it', async () => {
    const only: Ask = { of: 'h', questions: [PAYING, { ...OWING, candidates: [CARD] }] };
    const { user, sent } = await save({ ok: true, value: { ask: only } }, done());
    await screen.findByRole('dialog');
    await user.click(
      group('Which scenario is “Paying”?').getByRole('radio', { name: 'It is “Paying by card”' }),
    );
    const isNew = group('Which scenario is “Owing”?').getByRole<HTMLInputElement>('radio', {
      name: 'It is a new scenario',
    });
    expect(isNew.checked).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    await screen.findByText('“Checkout” was saved.');
    expect(sent()[1]).toMatchObject({ identities: { answers: { 0: 's1', 1: 'new' } } });
  });

  test('stays in the editor when the questions are left', async () => {
    const { user, area } = await save(asks);
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(area.text).toBe(TYPED);
    await waitFor(() => expect(area.hasFocus).toBe(true));
  });

  test('keeps its answers while the app does not answer', async () => {
    const { user, sent } = await save(asks, 'lost', done());
    await screen.findByRole('dialog');
    for (const name of ['Paying', 'Owing'])
      await user.click(
        group(`Which scenario is “${name}”?`).getByRole('radio', { name: 'It is a new scenario' }),
      );
    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/It was not saved/);
    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    await screen.findByText('“Checkout” was saved.');
    expect(sent()[2]).toEqual(sent()[1]);
  });
});

test('a text merged with what somebody else changed says so', async () => {
  await save(done({ merged: true }));
  expect(await screen.findByText(/saved together with what somebody else changed meanwhile/)).toBeTruthy();
});

describe('a text that conflicts with what somebody else changed', () => {
  const place = (n: number) => group(`Place ${n} of 2`);

  test('is composed place by place, and saved over the text that is there now', async () => {
    const { user, sent } = await save(conflicts, done());
    const dialog = await screen.findByRole('dialog', { name: 'Someone else changed the same lines' });
    expect(dialog.textContent).not.toContain('about 3');
    expect(place(1).getByRole('region', { name: 'Theirs, place 1' }).textContent).toBe('  Scenario: theirs');
    expect(place(2).getByText('Nothing was here.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save this text' }));
    expect(screen.getByRole('alert').textContent).toBe('Choose at each place: 2 are left.');
    await user.click(place(1).getByRole('radio', { name: 'Take theirs' }));
    await user.click(place(2).getByRole('radio', { name: 'Take both, yours first' }));
    await user.click(screen.getByRole('button', { name: 'Save this text' }));
    await screen.findByText('“Checkout” was saved.');
    expect(sent()[1]).toMatchObject({
      featureId: 'f1',
      textHash: 'hash-theirs',
      text: `${TOP}  Scenario: theirs\n    Given b\n    When m\n    When t\n`,
    });
  });

  test('can be written by hand, beginning with what was chosen', async () => {
    const { user, sent } = await save(conflicts, done());
    await screen.findByRole('dialog');
    await user.click(place(1).getByRole('radio', { name: 'Take theirs' }));
    await user.click(place(1).getByRole('radio', { name: 'Write it by hand' }));
    const written = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text of place 1' });
    expect(written.value).toBe('  Scenario: theirs\n');
    await user.clear(written);
    await user.type(written, '  Scenario: ours');
    expect(screen.getByText(/“By invoice” has been moved to the feature “Billing” meanwhile/)).toBeTruthy();
    await user.click(place(2).getByRole('radio', { name: 'Take yours' }));
    await user.click(screen.getByRole('button', { name: 'Save this text' }));
    await screen.findByText('“Checkout” was saved.');
    expect(sent()[1]).toMatchObject({ text: `${TOP}  Scenario: ours\n    Given b\n    When m\n` });
  });

  test('stays mine in the editor when it is left undecided', async () => {
    const { user, area } = await save(conflicts);
    await screen.findByRole('dialog');
    await user.click(screen.getByRole('button', { name: 'Back to my text' }));
    expect(area.text).toBe(TYPED);
  });

  test('what was chosen is not lost by leaving it unasked', async () => {
    const { user, area } = await save(conflicts);
    await screen.findByRole('dialog');
    await user.click(place(1).getByRole('radio', { name: 'Write it by hand' }));
    const written = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text of place 1' });
    await user.type(written, 'By hand');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.activeElement).toBe(place(1).getByRole('radio', { name: 'Write it by hand' }));
    await user.keyboard('{Escape}');
    const question = await screen.findByRole('alertdialog', {
      name: 'Discard what you chose and wrote here?',
    });
    await user.click(within(question).getByRole('button', { name: 'Keep deciding' }));
    expect(written.value).toContain('By hand');
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(area.text).toBe(TYPED);
  });

  test('is there again, with what was chosen, after another feature was opened', async () => {
    const { user, sent } = await save(conflicts, done());
    await screen.findByRole('dialog');
    await user.click(place(1).getByRole('radio', { name: 'Take theirs' }));
    await user.click(screen.getByRole('button', { name: /^Returns/ }));
    await user.click(screen.getByRole('button', { name: /^Checkout/ }));
    await screen.findByRole('dialog', { name: 'Someone else changed the same lines' });
    expect(place(1).getByRole<HTMLInputElement>('radio', { name: 'Take theirs' }).checked).toBe(true);
    await user.click(place(2).getByRole('radio', { name: 'Take yours' }));
    await user.click(screen.getByRole('button', { name: 'Save this text' }));
    await screen.findByText('“Checkout” was saved.');
    expect(sent()[1]).toMatchObject({ text: `${TOP}  Scenario: theirs\n    Given b\n    When m\n` });
    expect(screen.queryByText('Unsaved')).toBeNull();
  });

  test('that is composed so that it cannot be read comes into the editor with its problems', async () => {
    const problems = [{ line: 1, column: 1, message: 'not Gherkin' }];
    const { user, area, sent } = await save(
      conflicts,
      { ok: false, error: { code: 'Invalid', message: 'Correct it.', problems } },
      done(),
    );
    await screen.findByRole('dialog');
    await user.click(place(1).getByRole('radio', { name: 'Take theirs' }));
    await user.click(place(2).getByRole('radio', { name: 'Take theirs' }));
    await user.click(screen.getByRole('button', { name: 'Save this text' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(area.text).toBe(`${TOP}  Scenario: theirs\n    Given b\n    When t\n`);
    area.write(TYPED);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('“Checkout” was saved.');
    expect(sent()[2]).toMatchObject({ text: TYPED, textHash: 'hash-theirs' });
  });

  test('that then asks who a scenario is keeps what was composed', async () => {
    const { user, sent } = await save(conflicts, asks, done());
    await screen.findByRole('dialog');
    await user.click(place(1).getByRole('radio', { name: 'Take yours' }));
    await user.click(place(2).getByRole('radio', { name: 'Take yours' }));
    await user.click(screen.getByRole('button', { name: 'Save this text' }));
    await screen.findByRole('dialog', { name: 'Which scenarios are these 2?' });
    for (const name of ['Paying', 'Owing'])
      await user.click(
        group(`Which scenario is “${name}”?`).getByRole('radio', { name: 'It is a new scenario' }),
      );
    await user.click(screen.getByRole('button', { name: 'Save with these answers' }));
    await screen.findByText('“Checkout” was saved.');
    expect(sent()[2]).toMatchObject({
      ...sent()[1],
      writeId: expect.any(String),
      identities: { of: 'hash-of-typed' },
    });
  });
});
