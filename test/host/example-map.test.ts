import { randomBytes } from 'node:crypto';
import type { BoardView, FeatureChoice, PanelApi, PanelView } from '../../src/invoke-api';
import { disagreements } from '../support/agreement';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { metered } from '../support/meter';
import { panelCalls, write } from '../support/panel-calls';
import {
  ask,
  createIssue,
  enabledProject,
  type Issue,
  moveIssue,
  PANEL,
  SETTINGS,
  SPECIFICATION,
} from '../support/site';
import { bodies, dumpOf, licence, readable } from '../support/stored';

interface Stored {
  text: string;
}

describe('an example map', () => {
  let host: Host;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'MAP');
  });
  beforeEach(async () => {
    issue = await createIssue(host, 'mira', 'MAP', 'A story');
  });
  afterEach(() => host.local('DELETE', 'faults'));
  afterAll(() => host?.stop());

  const { call, must } = panelCalls(() => ({ host, issue }));
  const board = (user: User = 'mira'): Promise<BoardView> => must(user, 'board', {});
  const panel = (): Promise<PanelView> => must('mira', 'load', {});
  const add = async (card: 'rule' | 'example' | 'question', text: string, more: object = {}) =>
    (await must('mira', 'addCard', write({ card, text, ...more }))).cardId;
  const apply = (more: object = {}) =>
    must('mira', 'applyBoard', write({ feature: { name: `Feature of ${issue.key}` }, ...more }));
  const textOf = async (featureId = ''): Promise<string> =>
    bodies<Stored>(await dumpOf(host), 'feature').get(`feature:${featureId}`)?.text ?? '';
  const shape = ({ rules, questions }: BoardView) => ({
    rules: rules.map(({ text, examples }) => [text, ...examples.map((card) => card.text)].join(' | ')),
    questions: questions.map(({ text }) => text),
  });
  const inStep = async () => {
    await host.local('POST', 'drain');
    return disagreements(await dumpOf(host));
  };

  test('cards are added, changed, moved and removed, and everybody sees them', async () => {
    const rule = await add('rule', 'Only signed in people pay');
    const second = await add('rule', 'Cards are checked', { before: rule });
    const example = await add('example', 'A guest', { ruleId: rule });
    await add('example', 'A member', { ruleId: rule, before: example });
    const question = await add('question', 'What of refunds?\nAnd when?');
    expect(shape(await board('vic'))).toEqual({
      rules: ['Cards are checked', 'Only signed in people pay | A member | A guest'],
      questions: ['What of refunds?\nAnd when?'],
    });
    await must('paul', 'moveCard', write({ cardId: example, ruleId: second }));
    await must(
      'paul',
      'editCard',
      write({ cardId: rule, text: 'Guests do not pay', was: 'Only signed in people pay' }),
    );
    await must('paul', 'removeCard', write({ cardId: question }));
    expect(shape(await board())).toEqual({
      rules: ['Cards are checked | A guest', 'Guests do not pay | A member'],
      questions: [],
    });
    const stale = write({ cardId: rule, text: 'Mine', was: 'Only signed in people pay' });
    expect(await call('mira', 'editCard', stale)).toMatchObject({ ok: false, error: { code: 'Conflict' } });
    expect(await call('mira', 'editCard', write({ cardId: question, text: 'x', was: 'y' }))).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    });
  });

  test('keeps every card that people add at once, once', async () => {
    const payloads = Array.from({ length: 8 }, (_, n) => write({ card: 'rule', text: `Rule ${n}` }));
    await Promise.all([...payloads, ...payloads].map((payload) => must('mira', 'addCard', payload)));
    expect(shape(await board()).rules.sort()).toEqual(payloads.map((_, n) => `Rule ${n}`));
  });

  test('becomes a new feature with rules and named scenarios on the story, and questions', async () => {
    const rule = await add('rule', 'Only signed in people pay');
    await add('example', 'A guest # with <no> "account"', { ruleId: rule });
    await add('example', 'A member', { ruleId: rule });
    await add('rule', 'Nothing is paid twice');
    await add('question', 'What of refunds?');
    const reply = await apply();
    expect(reply).toMatchObject({
      feature: { name: `Feature of ${issue.key}` },
      scenarios: [
        { name: 'A guest # with <no> "account"', ruleName: 'Only signed in people pay' },
        { name: 'A member', ruleName: 'Only signed in people pay' },
      ],
      board: {
        newCards: 0,
        rules: [{ applied: {}, examples: [{ applied: {} }, { applied: {} }] }, { applied: {} }],
      },
    });
    expect(await textOf(reply.feature?.id)).toBe(`Feature: Feature of ${issue.key}

  Rule: Only signed in people pay

    Scenario: A guest # with <no> "account"
      # Given …
      # When …
      # Then …

    Scenario: A member
      # Given …
      # When …
      # Then …

  Rule: Nothing is paid twice
`);
    const view = await panel();
    expect(view.scenarios).toEqual(reply.scenarios);
    expect(view.agreement.questions).toMatchObject([{ id: reply.questions[0], text: 'What of refunds?' }]);
    expect(await inStep()).toEqual([]);
  });

  test('a second time adds only what is new, where its rule stands by now', async () => {
    const rule = await add('rule', 'A rule');
    await add('example', 'One', { ruleId: rule });
    const first = await apply();
    const nothing = await apply();
    expect(nothing).toMatchObject({ scenarios: [], questions: [] });
    expect(nothing).not.toHaveProperty('action');
    await add('example', 'Two', { ruleId: rule });
    await must('paul', 'editCard', write({ cardId: rule, text: 'The rule in other words', was: 'A rule' }));
    const second = await apply({ feature: { id: first.feature?.id } });
    expect(second.scenarios).toMatchObject([{ name: 'Two', ruleName: 'A rule' }]);
    expect((await panel()).scenarios.map(({ name }) => name)).toEqual(['One', 'Two']);
    const { features } = await ask<{ features: FeatureChoice[] }>(
      host,
      'mira',
      PANEL,
      { issueKey: issue.key },
      'features',
    );
    expect(features.find(({ id }) => id === first.feature?.id)).toMatchObject({ scenarios: 2 });
  });

  test('an example that was moved below another card does not take that rule along', async () => {
    const first = await add('rule', 'A rule');
    const moving = await add('example', 'One', { ruleId: first });
    const made = await apply();
    const second = await add('rule', 'Another rule');
    await must('mira', 'moveCard', write({ cardId: moving, ruleId: second }));
    await add('example', 'Two', { ruleId: second });
    const { scenarios } = await apply({ feature: { id: made.feature?.id } });
    expect(scenarios).toMatchObject([{ name: 'Two', ruleName: 'Another rule' }]);
  });

  test('goes into a feature that is there, and every line of it stays', async () => {
    const text = `# language: de\n# comment\nFunktion: Kasse ${issue.key}\n\n  Szenario: Bar\n    Angenommen   etwas\t\n\n# end`;
    const path = `${issue.key}.feature`;
    const [imported] = await importAll(host, 'mira', 'MAP', [{ path, bytes: Buffer.from(text) }]);
    expect(imported?.outcome).toBe('added');
    const { features } = await must('mira', 'features', {});
    const feature = features.find(({ name }) => name === `Kasse ${issue.key}`);
    const rule = await add('rule', 'Nur mit Karte');
    await add('example', 'Ohne Karte', { ruleId: rule });
    await apply({ feature: { id: feature?.id } });
    expect(await textOf(feature?.id)).toBe(
      `${text}\n\n  Rule: Nur mit Karte\n\n    Szenario: Ohne Karte\n      # Angenommen …\n      # Wenn …\n      # Dann …`,
    );
    expect(await inStep()).toEqual([]);
  });

  test('is done once, however often and by how many at once', async () => {
    const rule = await add('rule', 'A rule');
    await add('example', 'One', { ruleId: rule });
    await add('question', 'Why?');
    await host.local('POST', 'faults', {
      target: 'kvs',
      rate: 0.4,
      kind: 'reset-after-write',
      seed: 5,
      path: 'transaction',
    });
    const payload = write({ feature: { name: `Feature of ${issue.key}` } });
    for (let n = 0; n < 3; n += 1) await call('mira', 'applyBoard', payload);
    await host.local('DELETE', 'faults');
    const again = await must('mira', 'applyBoard', payload);
    await Promise.all([apply(), apply(), must('mira', 'applyBoard', payload)]);
    expect((await panel()).scenarios).toEqual(again.scenarios);
    expect((await panel()).scenarios).toHaveLength(1);
    expect((await panel()).agreement.questions).toHaveLength(1);
    expect(await inStep()).toEqual([]);
  });

  test('can be taken back as far as nobody has worked on it', async () => {
    const rule = await add('rule', 'A rule');
    await add('example', 'One', { ruleId: rule });
    await add('example', 'Two', { ruleId: rule });
    const other = await add('rule', 'Another rule');
    await add('example', 'Three', { ruleId: other });
    await add('question', 'Why?');
    const made = await apply();
    const [one] = made.scenarios;
    if (!one) throw new Error('Nothing was made');
    await must(
      'paul',
      'edit',
      write({
        featureId: one.featureId,
        scenarioId: one.id,
        textHash: one.textHash,
        text: 'Scenario: One\n  Given work',
      }),
    );
    expect((await board()).lastAction).toBe(made.action);
    const undo = write({ action: made.action });
    expect(await must('mira', 'undoApply', undo)).toMatchObject({ removed: 4, left: 2 });
    await must('mira', 'undoApply', undo);
    const view = await panel();
    expect(view.scenarios.map(({ name }) => name)).toEqual(['One']);
    expect(view.agreement.questions).toEqual([]);
    expect(await textOf(one.featureId)).toBe(
      `Feature: Feature of ${issue.key}\n\n  Rule: A rule\n\n    Scenario: One\n      Given work\n`,
    );
    const [, two] = made.scenarios;
    await must('mira', 'bringBack', write({ featureId: one.featureId, scenarioId: two?.id }));
    expect((await panel()).scenarios.map(({ name }) => name).sort()).toEqual(['One', 'Two']);
    const again = await apply({ feature: { id: one.featureId } });
    expect(again.scenarios.map(({ name }) => name)).toEqual(['Two', 'Three']);
    expect(await inStep()).toEqual([]);
  });

  describe('taking it back', () => {
    const removeFeature = async (featureId = '') => {
      const at = { projectKey: 'MAP' };
      const { feature } = await ask<{ feature: { textHash: string } }>(
        host,
        'mira',
        SPECIFICATION,
        at,
        'feature',
        {
          featureId,
        },
      );
      await ask(host, 'mira', SPECIFICATION, at, 'remove', write({ featureId, textHash: feature.textHash }));
    };

    test('leaves a scenario that went to another feature, also when the one it was made in is gone', async () => {
      const rule = await add('rule', 'A rule');
      await add('example', 'One', { ruleId: rule });
      await add('example', 'Two', { ruleId: rule });
      const made = await apply();
      const [one] = made.scenarios;
      const { scenario: other } = await must(
        'mira',
        'add',
        write({ feature: { name: `Other of ${issue.key}` }, text: 'Scenario: x\n  Given y' }),
      );
      await must(
        'mira',
        'move',
        write({
          featureId: one?.featureId,
          scenarioId: one?.id,
          textHash: one?.textHash,
          targetId: other.featureId,
        }),
      );
      await removeFeature(one?.featureId);
      expect(await must('mira', 'undoApply', write({ action: made.action }))).toMatchObject({
        removed: 2,
        left: 1,
      });
      expect((await board()).rules).toMatchObject([{ examples: [{ applied: {} }, { text: 'Two' }] }]);
      expect((await board()).newCards).toBe(2);
    });

    test('takes nothing off another story', async () => {
      const rule = await add('rule', 'A rule');
      await add('example', 'One', { ruleId: rule });
      const made = await apply();
      const [one] = made.scenarios;
      const other = await createIssue(host, 'mira', 'MAP', 'Another story');
      const where = { issueKey: other.key };
      await ask(
        host,
        'mira',
        PANEL,
        where,
        'link',
        write({ featureId: one?.featureId, scenarioId: one?.id }),
      );
      expect(await must('mira', 'undoApply', write({ action: made.action }))).toMatchObject({
        removed: 0,
        left: 2,
      });
      const there = await ask<PanelView>(host, 'mira', PANEL, where, 'load', {});
      expect(there.scenarios).toMatchObject([{ name: 'One' }]);
    });

    test('takes a rule away by the name it was written with, and no other', async () => {
      const rule = await add('rule', 'Before');
      await add('example', 'One', { ruleId: rule });
      const made = await apply();
      const featureId = made.feature?.id ?? '';
      await must('mira', 'editCard', write({ cardId: rule, text: 'After', was: 'Before' }));
      await must('mira', 'undoApply', write({ action: made.action }));
      expect(await textOf(featureId)).toBe(`Feature: Feature of ${issue.key}\n`);
      await apply({ feature: { id: featureId } });
      expect(await textOf(featureId)).not.toContain('Before');
    });

    test('touches no feature where this person may not edit', async () => {
      const ada = await host.jira<{ accountId: string }>('ada', 'GET', '/rest/api/3/myself');
      const project = {
        key: 'HID',
        name: 'Hidden',
        projectTypeKey: 'software',
        leadAccountId: ada.accountId,
      };
      await host.jira('ada', 'POST', '/rest/api/3/project', project);
      await ask(host, 'ada', SETTINGS, { projectKey: 'HID' }, 'save', write({ state: 'enabled' }));
      issue = await createIssue(host, 'ada', 'HID', 'A hidden story');
      const { cardId } = await must('ada', 'addCard', write({ card: 'rule', text: 'A rule' }));
      await must('ada', 'addCard', write({ card: 'example', text: 'One', ruleId: cardId }));
      const made = await must('ada', 'applyBoard', write({ feature: { name: 'Hidden feature' } }));
      const text = await textOf(made.feature?.id);
      issue = { ...issue, key: await moveIssue(host, 'ada', issue, 'MAP') };
      const reply = await call('paul', 'undoApply', write({ action: made.action }));
      expect(reply).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
      expect(JSON.stringify(reply)).not.toContain('Hidden');
      expect(await textOf(made.feature?.id)).toBe(text);
    });

    test('takes away rules that later actions made in other features', async () => {
      const rule = await add('rule', 'A rule');
      await add('example', 'One', { ruleId: rule });
      await apply();
      await add('example', 'Two', { ruleId: rule });
      const second = await apply({ feature: { name: `Other of ${issue.key}` } });
      await must('mira', 'undoApply', write({ action: second.action }));
      expect(await textOf(second.feature?.id)).toBe(`Feature: Other of ${issue.key}\n`);
    });
  });

  test('a repeat that comes after many other changes makes nothing of cards that came since', async () => {
    await add('rule', 'A rule');
    const payload = write({ feature: { name: `Feature of ${issue.key}` } });
    const made = await must('mira', 'applyBoard', payload);
    for (let n = 0; n < 17; n += 1) await add('rule', `Later ${n}`);
    const again = await must('mira', 'applyBoard', payload);
    expect(again.action).toBe(made.action);
    expect(again.board.newCards).toBe(17);
  });

  test('a scenario that was removed leaves a card that says so', async () => {
    const rule = await add('rule', 'A rule');
    await add('example', 'One', { ruleId: rule });
    const { scenarios } = await apply();
    const [one] = scenarios;
    await must(
      'mira',
      'remove',
      write({ featureId: one?.featureId, scenarioId: one?.id, textHash: one?.textHash }),
    );
    expect((await board()).rules).toMatchObject([{ examples: [{ applied: { gone: true } }] }]);
  });

  test('a draft and a Markdown feature take nothing, and a card that cannot be a name is refused', async () => {
    const rule = await add('rule', 'A rule');
    await add('example', 'One', { ruleId: rule });
    const path = `${issue.key}.feature.md`;
    await importAll(host, 'mira', 'MAP', [
      { path, bytes: Buffer.from('# Feature: Book\n\n## Scenario: a\n\n* Given b\n') },
    ]);
    const { features } = await ask<{ features: { id: string; path: string }[] }>(
      host,
      'mira',
      SPECIFICATION,
      { projectKey: 'MAP' },
      'load',
    );
    const { id } = features.find((one) => one.path === path) ?? { id: '' };
    expect(await call('mira', 'applyBoard', write({ feature: { id } }))).toMatchObject({
      ok: false,
      error: { code: 'Conflict' },
    });
    for (const text of ['', '   ', 'two\nlines', 'x'.repeat(501)])
      expect(await call('mira', 'addCard', write({ card: 'rule', text }))).toMatchObject({
        ok: false,
        error: { code: 'Invalid' },
      });
    expect(
      await call('mira', 'editCard', write({ cardId: rule, text: 'two\nlines', was: 'A rule' })),
    ).toMatchObject({
      ok: false,
      error: { code: 'Invalid' },
    });
    expect((await board()).newCards).toBe(2);
  });

  test('goes by what Jira lets each person do, and by the licence', async () => {
    await add('rule', 'A rule');
    expect(await board('vic')).toMatchObject({ canEdit: false, canApply: false });
    expect(await call('nora', 'board', {})).toMatchObject({ ok: false, error: { code: 'NotFound' } });
    const acts: [keyof PanelApi, object][] = [
      ['addCard', write({ card: 'rule', text: 'Mine' })],
      ['applyBoard', write({ feature: { name: 'Mine' } })],
    ];
    for (const [name, payload] of acts)
      expect(await call('vic', name, payload)).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
    await licence(host, 'lapsed');
    try {
      for (const [name, payload] of acts)
        expect(await call('mira', name, payload)).toMatchObject({
          ok: false,
          error: { code: 'LicenceLapsed' },
        });
      expect(await board()).toMatchObject({ canEdit: false, rules: [{ text: 'A rule' }] });
    } finally {
      await licence(host, 'active');
    }
  });

  test('a story takes so many cards', async () => {
    const text = 'x'.repeat(2_000);
    for (let n = 0; n < 200; n += 1) await add('question', `${n} ${text}`.slice(0, 2_000));
    expect(await call('mira', 'addCard', write({ card: 'rule', text: 'One more' }))).toMatchObject({
      ok: false,
      error: { code: 'TooLarge' },
    });
  });

  test('a map that takes no more text can be applied, taken back and cleared', async () => {
    const random = (length: number) => randomBytes(length).toString('hex').slice(0, length);
    const full = async (length: number): Promise<void> => {
      for (;;) {
        const reply = await call('mira', 'addCard', write({ card: 'question', text: random(length) }));
        if (reply.ok) continue;
        expect(reply.error.code).toBe('TooLarge');
        return;
      }
    };
    const rule = await add('rule', 'A rule');
    for (let n = 0; n < 20; n += 1) await add('example', `Example ${n}`, { ruleId: rule });
    for (const length of [2_000, 200, 10]) await full(length);
    const [question] = (await board()).questions;
    const made = await apply();
    expect(made.scenarios).toHaveLength(20);
    expect((await must('mira', 'removeCard', write({ cardId: question?.id }))).board.rules).toHaveLength(1);
    expect(await must('mira', 'undoApply', write({ action: made.action }))).toMatchObject({ left: 0 });
  });

  test('questions of cards are comments where the project says so', async () => {
    const mirror = (mirrorQuestions: boolean) =>
      ask(
        host,
        'paul',
        SETTINGS,
        { projectKey: 'MAP' },
        'save',
        write({ state: 'enabled', mirrorQuestions }),
      );
    await mirror(true);
    try {
      for (let n = 0; n < 6; n += 1) await add('question', `Why ${n}?`);
      expect((await apply()).note).toContain('first 5');
      const { questions } = (await panel()).agreement;
      expect(questions.map(({ comment }) => comment)).toEqual([...Array(5).fill('written'), 'failed']);
      const path = `/rest/api/3/issue/${issue.id}/comment`;
      expect(await host.jira('vic', 'GET', path)).toMatchObject({ total: 5 });
    } finally {
      await mirror(false);
    }
  });

  test('goes with the issue', async () => {
    await add('rule', 'Something nobody else says');
    await host.jira('paul', 'DELETE', `/rest/api/3/issue/${issue.id}`);
    await host.local('POST', 'drain');
    expect(readable(await dumpOf(host))).not.toContain('Something nobody else says');
  });

  test('is read by itself: opening the panel costs nothing for it', async () => {
    await add('rule', 'A rule');
    const meter = await metered(host, () => board());
    expect(meter.kvs.requests).toBeLessThanOrEqual(2);
    expect(meter.jira.requests).toBeLessThanOrEqual(2);
  });
});
