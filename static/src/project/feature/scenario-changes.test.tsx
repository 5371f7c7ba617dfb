/** @jest-environment jsdom */
import '../../support/feature-flags-off';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FeatureView, ProjectApi } from '../../../../src/invoke-api';
import { fakeApp } from '../../support/fake-app';
import { featureScenario, featureSummary, featureView, projectView } from '../../support/replies';
import { Project } from '../project';

type Handlers = { [K in keyof ProjectApi]?: ProjectApi[K] };

const ISSUES = [1, 2, 3, 4, 5].map((n) => ({ id: `${n}`, key: `SHOP-${n}`, summary: '' }));
const CARD = featureScenario();
const LATER = featureScenario({ id: 's2', name: 'Paying later', textHash: 'hash-2' });
const ABROAD = featureScenario({ id: 's3', name: 'By cheque', ruleName: 'Abroad' });

const open = async (
  own: Partial<FeatureView> = {},
  handlers: Handlers = {},
  access: { canEdit: boolean } = { canEdit: true },
) => {
  const feature = featureView({ scenarios: [CARD, LATER], ...own });
  const app = fakeApp<ProjectApi>({
    load: () => ({ ok: true, value: projectView({ access, features: [featureSummary()] }) }),
    feature: () => ({ ok: true, value: { feature } }),
    ...handlers,
  });
  render(<Project call={app.call} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Checkout/ }));
  await screen.findAllByRole('article');
  return { ...app, user, feature };
};
const opener = (name: string) => screen.getByRole('button', { name: `More actions for “${name}”` });
const item = (name: string) => screen.getByRole('menuitem', { name });
const sent = (calls: { name: string; payload: object }[]) =>
  calls.filter(({ name }) => name === 'changeScenario').map(({ payload }) => payload);
const answers =
  (value: { feature: FeatureView; copyId?: string }): ProjectApi['changeScenario'] =>
  () => ({ ok: true, value });

test('there is no menu for those who may not edit, nor while the text cannot be read', async () => {
  const { feature } = await open({}, {}, { canEdit: false });
  expect(screen.queryByRole('button', { name: /^More actions/ })).toBeNull();
  cleanup();
  const draft = { problems: [{ line: 1, column: 1, message: 'wrong' }] };
  await open({ ...feature, draft });
  expect(screen.getByRole('button', { name: 'Edit text' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^More actions/ })).toBeNull();
});

test('nothing moves beyond the ends, but the first of a rule goes out of it', async () => {
  const { user, calls } = await open({ scenarios: [ABROAD, LATER] });
  await user.click(opener('Paying later'));
  expect(item('Move down').getAttribute('aria-disabled')).toBe('true');
  await user.click(item('Move down'));
  await user.keyboard('{Escape}');
  await user.click(opener('By cheque'));
  expect(item('Move up').getAttribute('aria-disabled')).not.toBe('true');
  expect(sent(calls)).toEqual([]);
});

test('the last moves down into a rule that follows without scenarios', async () => {
  const { user, calls, feature } = await open(
    { ruleFollows: true },
    { changeScenario: () => ({ ok: true, value: { feature: featureView({ scenarios: [CARD, LATER] }) } }) },
  );
  await user.click(opener(LATER.name));
  await user.click(item('Move down'));
  await waitFor(() => expect(sent(calls)).toHaveLength(1));
  expect(feature.scenarios.at(-1)?.id).toBe(LATER.id);
  expect(sent(calls)[0]).toMatchObject({ scenarioId: LATER.id, change: { kind: 'move', to: 'down' } });
});

test('a row of a long list keeps what is typed in it when rows before it go', async () => {
  const scenarios = Array.from({ length: 103 }, (_, n) =>
    featureScenario({ id: `s${n}`, name: `Case ${n}`, textHash: `hash-${n}` }),
  );
  const { user } = await open(
    { scenarios },
    {
      changeScenario: () => ({
        ok: true,
        value: { feature: featureView({ scenarios: scenarios.slice(2) }) },
      }),
    },
  );
  const article = await screen.findByRole('article', { name: 'Case 101' }, { timeout: 20_000 });
  await user.click(within(article).getByRole('button', { name: /^More actions/ }));
  await user.click(item('Rename…'));
  const field = within(article).getByRole<HTMLInputElement>('textbox');
  await user.clear(field);
  await user.paste('Typed');
  const first = screen.getByRole('article', { name: 'Case 0' });
  await user.click(within(first).getByRole('button', { name: /^More actions/ }));
  await user.click(item('Delete…'));
  await user.click(within(first).getByRole('button', { name: 'Delete scenario' }));
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Case 1' })).toBeNull());
  expect(document.contains(field)).toBe(true);
  expect(field.value).toBe('Typed');
}, 30_000);

test('a new name is sent with what was seen; none, and the same one, are not sent', async () => {
  const renamed = featureView({ scenarios: [{ ...CARD, name: 'By any card' }, LATER] });
  const { user, calls } = await open({}, { changeScenario: answers({ feature: renamed }) });
  await user.click(opener('Paying by card'));
  await user.click(item('Rename…'));
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'New name' });
  expect(name.value).toBe('Paying by card');
  await user.clear(name);
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('Give the scenario a name.');
  await user.type(name, 'Paying by card {Enter}');
  await waitFor(() => expect(document.activeElement).toBe(opener('Paying by card')));
  expect(sent(calls)).toEqual([]);

  await user.click(opener('Paying by card'));
  await user.click(item('Rename…'));
  await user.keyboard(' By any card {Enter}');
  await screen.findByText('“Paying by card” is now called “By any card”.');
  expect(sent(calls)).toMatchObject([
    {
      featureId: 'f1',
      scenarioId: 's1',
      textHash: 'hash-1',
      change: { kind: 'rename', name: 'By any card' },
    },
  ]);
  await waitFor(() => expect(document.activeElement).toBe(opener('By any card')));
});

test('a copy says what it is linked to, and has the focus', async () => {
  const copy = featureScenario({ id: 's9', name: 'Paying by card (2)' });
  const { user } = await open(
    {},
    { changeScenario: answers({ feature: featureView({ scenarios: [CARD, copy, LATER] }), copyId: 's9' }) },
  );
  await user.click(opener('Paying by card'));
  await user.click(item('Duplicate'));
  await screen.findByText('“Paying by card (2)” was added below it. It is not linked to an issue yet.');
  expect(document.activeElement).toBe(opener('Paying by card (2)'));
});

test('what was said of one change is gone once another is asked about or fails', async () => {
  let answers = 0;
  const { user } = await open(
    {},
    {
      changeScenario: () =>
        (answers += 1) === 2
          ? { ok: false, error: { code: 'TooLarge', message: 'too much' } }
          : { ok: true, value: { feature: featureView({ scenarios: [LATER, CARD] }) } },
    },
  );
  await user.click(opener(CARD.name));
  await user.click(item('Move down'));
  await screen.findByText(/is now scenario 2 of 2/);
  await user.click(opener(CARD.name));
  await user.click(item('Move up'));
  expect(await screen.findByText('too much')).toBeTruthy();
  expect(screen.queryByText(/is now scenario/)).toBeNull();
  await user.click(opener(CARD.name));
  await user.click(item('Move up'));
  await screen.findByText(/is now scenario 2 of 2/);
  await user.click(screen.getByRole('button', { name: 'Edit text' }));
  expect(screen.queryByText(/is now scenario/)).toBeNull();
});

test('what goes with a scenario is said before it is deleted; it can be taken back', async () => {
  const result = {
    status: 'failed',
    startedAt: new Date().toISOString(),
    runId: 'r',
    outdated: false,
  } as const;
  const linked = featureScenario({ issues: ISSUES, hiddenIssues: 1, result });
  const { user, calls } = await open(
    { scenarios: [linked, LATER] },
    {
      changeScenario: answers({ feature: featureView({ scenarios: [LATER] }) }),
      bringBack: () => ({ ok: true, value: { feature: featureView({ scenarios: [linked, LATER] }) } }),
    },
  );
  await user.click(opener('Paying by card'));
  await user.click(item('Delete…'));
  const question = screen.getByRole('alertdialog', { name: 'Delete “Paying by card”?' });
  expect(
    within(question)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'its text, also in the next download of your build',
    'its latest result (failed)',
    'its links to SHOP-1, SHOP-2, SHOP-3, 2 other issues, and 1 issue you may not see',
  ]);
  await user.click(screen.getByRole('button', { name: 'Delete scenario' }));
  await screen.findByText('“Paying by card” was deleted.');
  expect(screen.queryByRole('article', { name: 'Paying by card' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('“Paying by card” is back.');
  expect(document.activeElement).toBe(opener('Paying by card'));
  expect(calls.find(({ name }) => name === 'bringBack')?.payload).toMatchObject({
    featureId: 'f1',
    scenarioId: 's1',
  });
});

test('one that changed meanwhile is shown as it is now, and nothing is lost', async () => {
  let now = featureView({ scenarios: [CARD, LATER] });
  const { user } = await open(
    {},
    {
      feature: () => ({ ok: true, value: { feature: now } }),
      changeScenario: () => {
        now = featureView({ scenarios: [{ ...CARD, name: 'Theirs', textHash: 'hash-9' }, LATER] });
        return { ok: false, error: { code: 'Conflict', message: 'changed' } };
      },
    },
  );
  await user.click(opener('Paying by card'));
  await user.click(item('Mark as manual'));
  expect((await screen.findByRole('alert')).textContent).toMatch(/changed since you looked/);
  expect(screen.getByRole('article', { name: 'Theirs' })).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(opener('Theirs')));
});

test('a change whose answer was lost keeps its id when it is tried again', async () => {
  let tries = 0;
  const { user, calls } = await open(
    {},
    {
      changeScenario: () =>
        (tries += 1) === 1
          ? { ok: false, error: { code: 'Unavailable', message: 'no answer' } }
          : { ok: true, value: { feature: featureView({ scenarios: [LATER, CARD] }) } },
    },
  );
  for (const said of ['no answer', '“Paying by card” is now scenario 2 of 2.']) {
    await user.click(opener('Paying by card'));
    await user.click(item('Move down'));
    await screen.findByText(said);
  }
  const [first, second] = sent(calls);
  expect(second).toEqual(first);
  expect(screen.queryByText('no answer')).toBeNull();
});
