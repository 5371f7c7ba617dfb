import { gzipSync } from 'node:zlib';
import type { FeatureView, ImportedFile, MergeConflict, PanelView, Reply } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { ask, createIssue, enabledProject, PANEL, SPECIFICATION } from '../support/site';

const TEXT = [
  'Feature: Paying',
  '',
  '  Scenario: By card',
  '    Given a card with money on it',
  '    When it is held to the reader',
  '    Then the order is paid',
  '',
  '  Scenario: By invoice',
  '    Given an invoice address',
  '    When the order is placed',
  '    Then an invoice is sent',
  '',
].join('\n');

/** Two scenarios that cannot be told apart but by the order's number. */
const TWINS = (first: string, second: string): string =>
  [
    'Feature: Twins',
    '',
    ...[first, second].flatMap((n) => [`  Scenario: Order ${n}`, `    Given order ${n}`, '']),
  ].join('\n');

interface Saved {
  feature?: FeatureView;
  merged?: true;
  ask?: { of: string; questions: { index: number; candidates: { id: string; at: number; of: number }[] }[] };
  conflict?: MergeConflict;
}

describe('two who change one feature', () => {
  let host: Host;
  const at = { projectKey: 'MERGE' };

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'MERGE');
  });
  afterAll(() => host?.stop());

  const call = <T>(name: string, payload: object, user: User = 'mira') =>
    ask<T>(host, user, SPECIFICATION, at, name, payload);
  const feature = async (featureId: string | undefined) =>
    (await call<{ feature: FeatureView }>('feature', { featureId })).feature;
  const made = async (text = TEXT): Promise<FeatureView> => {
    const path = `${crypto.randomUUID()}.feature`;
    const [file] = await importAll(host, 'mira', 'MERGE', [{ path, bytes: Buffer.from(text) }]);
    return feature(file?.featureId);
  };
  const save = (from: FeatureView, text: string, user: User, more: object = {}) =>
    call<Saved>(
      'saveText',
      { writeId: crypto.randomUUID(), featureId: from.id, textHash: from.textHash, text, ...more },
      user,
    );
  const importFile = async (path: string, text: string, onExisting: string, more: object = {}) => {
    const files = [{ path, gz: gzipSync(text).toString('base64'), ...more }];
    const payload = { writeId: crypto.randomUUID(), files, onExisting };
    const [file] = (await call<{ files: ImportedFile[] }>('import', payload)).files;
    return file;
  };

  test('both keep what they wrote, and scenarios stay who they are', async () => {
    const seen = await made();
    await save(seen, TEXT.replace('a card with money', 'a card with enough money'), 'mira');
    const saved = await save(seen, TEXT.replace('an invoice is sent', 'an invoice is sent by mail'), 'paul');
    expect(saved.merged).toBe(true);
    expect(saved.feature?.text).toBe(
      TEXT.replace('a card with money', 'a card with enough money').replace('is sent', 'is sent by mail'),
    );
    expect(saved.feature?.scenarios.map(({ id }) => id)).toEqual(seen.scenarios.map(({ id }) => id));
  });

  test('where both wrote something else in one place, a person chooses and nothing is lost', async () => {
    const seen = await made();
    const theirs = TEXT.replace('the order is paid', 'the order is paid at once');
    await save(seen, theirs, 'mira');
    const mine = TEXT.replace('the order is paid', 'the order is paid in full');
    const { conflict, feature: stored } = await save(seen, mine, 'paul');
    expect(stored).toBeUndefined();
    expect((await feature(seen.id)).text).toBe(theirs);
    const parts = conflict?.parts ?? [];
    const whole = (side: 'mine' | 'theirs' | 'base') =>
      parts.map((part) => ('text' in part ? part.text : part[side])).join('');
    expect([whole('mine'), whole('theirs'), whole('base')]).toEqual([mine, theirs, TEXT]);
    const decided = await save({ ...seen, textHash: conflict?.textHash ?? '' }, whole('mine'), 'paul');
    expect(decided.feature?.text).toBe(mine);
  });

  test('a text nobody knows is no base to merge from', async () => {
    const seen = await made();
    const reply = await host.invoke<Reply<Saved>>('mira', SPECIFICATION, at, 'saveText', {
      writeId: crypto.randomUUID(),
      featureId: seen.id,
      textHash: '0123456789abcdef',
      text: TEXT.replace('card', 'cheque'),
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'Conflict' } });
  });

  test('in the panel two edits of one scenario are merged too', async () => {
    const seen = await made();
    const issue = await createIssue(host, 'mira', 'MERGE', 'A story');
    const scenarioId = seen.scenarios[0]?.id;
    const link = { writeId: crypto.randomUUID(), featureId: seen.id, scenarioId, issueKey: issue.key };
    await call('link', link);
    const load = () => ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load');
    const [scenario] = (await load()).scenarios;
    const base = scenario?.text ?? '';
    const edit = (user: User, text: string, baseText?: string) =>
      host.invoke<Reply<{ scenario: { text: string }; merged?: true }>>(
        user,
        PANEL,
        { issueKey: issue.key },
        'edit',
        {
          writeId: crypto.randomUUID(),
          featureId: seen.id,
          scenarioId,
          text,
          textHash: scenario?.textHash,
          baseText,
        },
      );
    await edit('mira', base.replace('with money', 'with enough money'), base);
    const paid = base.replace('is paid', 'is paid at once');
    expect(await edit('paul', paid)).toMatchObject({ error: { code: 'Conflict' } });
    const merged = base.replace('with money', 'with enough money').replace('is paid', 'is paid at once');
    expect(await edit('paul', paid, base)).toMatchObject({
      value: { merged: true, scenario: { text: merged } },
    });
    const other = base.replace('with money', 'without money');
    expect(await edit('paul', other, base)).toMatchObject({ error: { code: 'Conflict' } });
    expect(await edit('paul', other, `${base} `)).toMatchObject({ error: { code: 'Conflict' } });
  });

  test('an import is merged with what was written here since the last one', async () => {
    const path = 'merged/paying.feature';
    const first = await importFile(path, TEXT, 'merge');
    expect(first?.outcome).toBe('added');
    const seen = await feature(first?.featureId);
    await save(seen, TEXT.replace('By card', 'By any card'), 'mira');
    const outside = TEXT.replace('an invoice is sent', 'an invoice is sent by mail');
    expect((await importFile(path, outside, 'merge'))?.outcome).toBe('merged');
    const merged = outside.replace('By card', 'By any card');
    expect((await feature(seen.id)).text).toBe(merged);

    const other = outside.replace('By card', 'By cash');
    const third = await importFile(path, other, 'merge');
    expect(third).toMatchObject({ outcome: 'conflicts', conflict: { featureId: seen.id } });
    expect((await feature(seen.id)).text).toBe(merged);
  });

  test('where only a person can tell which scenario is which, that is asked before anything is stored', async () => {
    const seen = await made(TWINS('1', '2'));
    const [one] = seen.scenarios.map(({ id }) => id);
    const text = TWINS('3', '4');
    const asked = await save(seen, text, 'mira');
    const questions = asked.ask?.questions ?? [];
    expect(questions.length).toBeGreaterThan(0);
    const places = questions[0]?.candidates.map(({ id, at, of }) => ({ id, at, of })) ?? [];
    expect(places).toContainEqual({ id: one, at: 0, of: 2 });
    expect((await feature(seen.id)).text).toBe(seen.text);
    const answers = Object.fromEntries(questions.map(({ index }) => [index, index === 1 ? one : 'new']));
    const stale = { identities: { of: 'another', answers } };
    expect((await save(seen, text, 'mira', stale)).ask).toEqual(asked.ask);
    const told = await save(seen, text, 'mira', { identities: { of: asked.ask?.of, answers } });
    expect(told.feature?.scenarios[1]?.id).toBe(one);
    expect(seen.scenarios.map(({ id }) => id)).not.toContain(told.feature?.scenarios[0]?.id);
  });

  test('… and so for an import', async () => {
    const path = 'asked.feature';
    const first = await importFile(path, TWINS('1', '2'), 'keep');
    const seen = await feature(first?.featureId);
    const [one, two] = seen.scenarios.map(({ id }) => id);
    const asks = await importFile(path, TWINS('3', '4'), 'replace');
    expect(asks).toMatchObject({ outcome: 'asks', featureId: seen.id });
    expect((await feature(seen.id)).text).toBe(seen.text);
    const identities = { of: asks?.ask?.of, answers: { 0: two, 1: one } };
    expect((await importFile(path, TWINS('3', '4'), 'replace', { identities }))?.outcome).toBe('replaced');
    expect((await feature(seen.id)).scenarios.map(({ id }) => id)).toEqual([two, one]);
  });
});
