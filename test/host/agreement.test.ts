import { randomBytes } from 'node:crypto';
import type { AgreementView, ContextView, PanelApi } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { metered } from '../support/meter';
import { panelCalls, write } from '../support/panel-calls';
import {
  ask,
  CONTEXT,
  createIssue,
  enabledProject,
  type Issue,
  SETTINGS,
  SPECIFICATION,
} from '../support/site';
import { bodies, dumpOf, licence, readable } from '../support/stored';

interface Stored {
  agreement?: { votes: unknown[]; questions: { id: string }[] };
}

const TEXT = 'Scenario: Paying by card\n  Given a basket\n';

describe('what people say of a story', () => {
  let host: Host;
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'SAY');
  });
  beforeEach(async () => {
    issue = await createIssue(host, 'mira', 'SAY', 'A story');
  });
  afterEach(() => host.local('DELETE', 'faults'));
  afterAll(() => host?.stop());

  const { call, must } = panelCalls(() => ({ host, issue }));
  const shown = async (user: User = 'mira'): Promise<AgreementView> =>
    (await must(user, 'load', {})).agreement;
  const vote = async (user: User, more: object = {}) => {
    const reply = await must(user, 'vote', write({ seen: (await shown(user)).seen, ...more }));
    if ('open' in reply) throw new Error('Questions are open');
    return reply.agreement;
  };
  const asked = (user: User, text = 'Who pays?', more: object = {}) =>
    must(user, 'ask', write({ text, ...more }));
  const addScenario = async (text = TEXT) =>
    (await must('mira', 'add', write({ feature: { name: `Feature of ${issue.key}` }, text }))).scenario;
  const names = ({ ready }: AgreementView) =>
    ready.map(({ name, withdrawn, stale }) => [name, !withdrawn, !!stale]);
  const found = async (jql: string): Promise<string[]> => {
    await host.local('POST', 'drain');
    const answer = await host.jira<{ issues: { id: string }[] }>('vic', 'POST', '/rest/api/3/search/jql', {
      jql,
    });
    return answer.issues.map(({ id }) => id);
  };

  test('a vote is counted with its name, and the name stays when it is taken back', async () => {
    expect(await shown()).toMatchObject({ ready: [], readyCount: 0, mine: 'none', canVote: true });
    await vote('mira');
    await vote('paul');
    expect(await shown()).toMatchObject({ readyCount: 2, mine: 'ready' });
    await must('mira', 'takeBack');
    const view = await shown();
    expect(names(view)).toEqual([
      ['Mira Member', false, false],
      ['Paul Projectlead', true, false],
    ]);
    expect(view).toMatchObject({ readyCount: 1, mine: 'withdrawn' });
    expect(names(await vote('mira'))).toEqual([
      ['Mira Member', true, false],
      ['Paul Projectlead', true, false],
    ]);
  });

  test('a vote of before the last change of the scenarios says so, and can be given anew', async () => {
    const scenario = await addScenario();
    await vote('mira');
    const { featureId, id: scenarioId, textHash } = scenario;
    const edit = { featureId, scenarioId, textHash, text: TEXT.replace('a basket', 'a full basket') };
    await must('mira', 'edit', write(edit));
    expect(names(await shown('paul'))).toEqual([['Mira Member', true, true]]);
    expect(await shown()).toMatchObject({ mine: 'stale', readyCount: 1 });
    expect(names(await vote('mira'))).toEqual([['Mira Member', true, false]]);
    await addScenario('Scenario: Another\n  Given more\n');
    expect(names(await shown())).toEqual([['Mira Member', true, true]]);
  });

  test('nobody votes for scenarios they have not seen', async () => {
    const { seen } = await shown();
    await addScenario();
    expect(await call('mira', 'vote', write({ seen }))).toMatchObject({
      ok: false,
      error: { code: 'Conflict' },
    });
    expect((await shown()).ready).toEqual([]);
  });

  test('asking takes the own vote back, and voting with open questions warns of them', async () => {
    await vote('mira');
    await vote('paul');
    const { agreement, questionId } = await asked('mira');
    expect(names(agreement)).toEqual([
      ['Mira Member', false, false],
      ['Paul Projectlead', true, false],
    ]);
    const { seen } = agreement;
    const warned = await must('ada', 'vote', write({ seen }));
    expect(warned).toMatchObject({
      open: [{ id: questionId, text: 'Who pays?', askedBy: { name: 'Mira Member' } }],
    });
    expect((await shown()).ready).toHaveLength(2);
    await vote('ada', { anyway: true });
    expect(await shown()).toMatchObject({ readyCount: 2, openQuestions: 1 });
  });

  test('a question is resolved and opened again by who asked and by an admin, taken away by who asked', async () => {
    const scenario = await addScenario();
    const { questionId } = await asked('mira', 'Who pays?\nAnd when?', { scenarioId: scenario.id });
    expect((await shown('paul')).questions).toMatchObject([
      {
        id: questionId,
        text: 'Who pays?\nAnd when?',
        scenarioId: scenario.id,
        canSettle: true,
        canRemove: false,
      },
    ]);
    await must('paul', 'resolve', write({ questionId }));
    const settled = await shown();
    expect(settled).toMatchObject({
      openQuestions: 0,
      questions: [{ resolved: { by: { name: 'Paul Projectlead' } }, canSettle: true, canRemove: false }],
    });
    await must('mira', 'reopen', write({ questionId }));
    expect(await call('mira', 'removeQuestion', write({ questionId }))).toMatchObject({
      ok: false,
      error: { code: 'Forbidden' },
    });
    const second = await asked('paul', 'Why?');
    for (const name of ['resolve', 'reopen', 'removeQuestion'] as const)
      expect(await call('mira', name, write({ questionId: second.questionId }))).toMatchObject({
        ok: false,
        error: { code: 'Forbidden' },
      });
    await must('paul', 'removeQuestion', write({ questionId: second.questionId }));
    expect((await shown()).questions.map(({ id }) => id)).toEqual([questionId]);
    expect(await call('paul', 'resolve', write({ questionId: second.questionId }))).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    });
  });

  test('goes by what Jira lets each person do', async () => {
    const { questionId } = await asked('mira');
    const { seen } = await shown('vic');
    expect(await shown('vic')).toMatchObject({ canVote: false, openQuestions: 1 });
    const acts: [keyof PanelApi, object][] = [
      ['vote', write({ seen, anyway: true })],
      ['takeBack', write()],
      ['ask', write({ text: 'Why?' })],
      ['resolve', write({ questionId })],
      ['writeComment', write({ questionId })],
    ];
    for (const [name, payload] of acts) {
      expect(await call('vic', name, payload)).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
      expect(await call('nora', name, payload)).toMatchObject({ ok: false, error: { code: 'NotFound' } });
    }
    for (const user of ['ada', 'paul', 'mira'] as const) await vote(user, { anyway: true });
    expect(await shown()).toMatchObject({ readyCount: 3 });
  });

  test('refuses what it does not understand', async () => {
    const bad: [keyof PanelApi, object][] = [
      ['vote', write({ seen: 'x' })],
      ['vote', { seen: (await shown()).seen }],
      ['ask', write({ text: '  ' })],
      ['ask', write({ text: 'x'.repeat(2_001) })],
      ['resolve', write({ questionId: '../x' })],
    ];
    for (const [name, payload] of bad)
      expect(await call('mira', name, payload)).toMatchObject({ ok: false, error: { code: 'Invalid' } });
    const elsewhere = write({ text: 'Why?', scenarioId: 'abcdefabcdef.12345678' });
    expect(await call('mira', 'ask', elsewhere)).toMatchObject({ ok: false, error: { code: 'NotFound' } });
  });

  test('keeps what everybody says at once', async () => {
    const { seen } = await shown();
    const people = ['ada', 'paul', 'mira'] as const;
    await Promise.all([
      ...people.map((user) => must(user, 'vote', write({ seen, anyway: true }))),
      ...Array.from({ length: 5 }, (_, n) => must('ada', 'ask', write({ text: `Question ${n}` }))),
    ]);
    const view = await shown();
    expect(view.ready.map(({ name }) => name).sort()).toEqual([
      'Ada Admin',
      'Mira Member',
      'Paul Projectlead',
    ]);
    expect(view.questions.map(({ text }) => text).sort()).toEqual(
      Array.from({ length: 5 }, (_, n) => `Question ${n}`),
    );
  });

  test.each(['reset-after-write', 'timeout', '500'])(
    'does a thing once, however often it is delivered, while storage fails by %s',
    async (kind) => {
      const { seen } = await shown();
      await host.local('POST', 'faults', {
        target: 'kvs',
        rate: 0.3,
        kind,
        seed: 7,
        ms: 100,
        path: 'transaction',
      });
      const payload = write({ text: 'Once?' });
      for (let n = 0; n < 6; n += 1) {
        await call('paul', 'ask', payload);
        await call('mira', 'vote', write({ seen, anyway: true }));
      }
      await host.local('DELETE', 'faults');
      await must('paul', 'ask', payload);
      await vote('mira', { anyway: true });
      const view = await shown();
      expect(view.questions.map(({ text }) => text)).toEqual(['Once?']);
      expect(names(view)).toEqual([['Mira Member', true, false]]);
    },
  );

  test('a repeat does not undo what was done since', async () => {
    const payload = write({ seen: (await shown()).seen });
    await must('mira', 'vote', payload);
    await must('mira', 'takeBack');
    await must('mira', 'vote', payload);
    expect(await shown()).toMatchObject({ mine: 'withdrawn' });
  });

  test('nothing is said while the licence has lapsed, and everything can be read', async () => {
    await vote('mira');
    await licence(host, 'lapsed');
    try {
      expect(await call('mira', 'takeBack')).toMatchObject({ ok: false, error: { code: 'LicenceLapsed' } });
      expect(await call('mira', 'ask', write({ text: 'Why?' }))).toMatchObject({
        ok: false,
        error: { code: 'LicenceLapsed' },
      });
      expect(await shown()).toMatchObject({ readyCount: 1, canVote: false });
    } finally {
      await licence(host, 'active');
    }
  });

  test('JQL finds stories by votes and questions', async () => {
    await vote('mira');
    await vote('paul');
    const { questionId } = await asked('ada');
    expect(await found(`bddReady = 2 AND bddOpenQuestions = 1`)).toContain(issue.id);
    await must('ada', 'resolve', write({ questionId }));
    await must('paul', 'takeBack');
    expect(await found(`bddReady = 1 AND bddOpenQuestions = 0`)).toContain(issue.id);
    const context = await ask<ContextView>(host, 'vic', CONTEXT, { issueKey: issue.key }, 'load');
    expect(context).toMatchObject({ ready: 1, openQuestions: 0 });
  });

  test('stays when scenarios come and go, and when lists are rebuilt', async () => {
    await vote('mira');
    const scenario = await addScenario();
    await must('mira', 'unlink', write({ featureId: scenario.featureId, scenarioId: scenario.id }));
    await ask(host, 'paul', SETTINGS, { projectKey: 'SAY' }, 'rebuild', write());
    await host.local('POST', 'drain');
    await ask(host, 'paul', SPECIFICATION, { projectKey: 'SAY' }, 'load');
    expect(await shown()).toMatchObject({ readyCount: 1 });
  });

  test('goes with the issue, and no word of it stays', async () => {
    await addScenario();
    await asked('mira', 'Something nobody else says');
    await host.jira('paul', 'DELETE', `/rest/api/3/issue/${issue.id}`);
    await host.local('POST', 'drain');
    const dump = await dumpOf(host);
    expect(bodies<Stored>(dump, 'issue').has(`issue:${issue.id}`)).toBe(false);
    expect(readable(dump)).not.toContain('Something nobody else says');
  });

  describe('costs', () => {
    test('opening a panel costs what it did, and one request more to name people', async () => {
      await addScenario();
      const silent = await metered(host, shown);
      expect(silent.jira).toMatchObject({ requests: 2 });
      expect(silent.jira.points).toBeLessThanOrEqual(4);
      for (const user of ['ada', 'paul', 'mira'] as const) await vote(user);
      await asked('mira');
      const meter = await metered(host, shown);
      expect(meter.kvs.requests).toBeLessThanOrEqual(3);
      expect(meter.kvs.readUnits).toBeLessThanOrEqual(4);
      expect(meter.jira.requests).toBeLessThanOrEqual(3);
      expect(meter.jira.points).toBeLessThanOrEqual(5 + 3);
    });

    test('saying something takes at most 4 requests and one write unit', async () => {
      await addScenario();
      const { seen } = await shown();
      // Without the job that writes the search property: the meter counts what runs beside the call.
      await host.local('POST', 'faults', { target: 'queue', rate: 1, kind: '500', seed: 1 });
      const meter = await metered(host, () => must('mira', 'vote', write({ seen })));
      expect(meter.kvs.requests).toBeLessThanOrEqual(4);
      expect(meter.kvs.writeUnits).toBeLessThanOrEqual(1);
    });
  });

  // The last one: the jobs of so many questions are still under way when it ends.
  test('where no more questions can be kept, everything else can still be said', async () => {
    const random = (length: number) => randomBytes(length).toString('hex').slice(0, length);
    const full = async (length: number): Promise<void> => {
      for (;;) {
        const reply = await call('mira', 'ask', write({ text: random(length) }));
        if (reply.ok) continue;
        expect(reply.error.code).toBe('TooLarge');
        return;
      }
    };
    for (const length of [2_000, 200, 10]) await full(length);
    const { questions } = await shown();
    for (const { id } of questions.slice(0, 3)) await must('mira', 'resolve', write({ questionId: id }));
    expect((await vote('paul', { anyway: true })).readyCount).toBe(1);
    expect((await must('paul', 'takeBack')).agreement.readyCount).toBe(0);
    expect((await shown()).openQuestions).toBe(questions.length - 3);
  });
});
