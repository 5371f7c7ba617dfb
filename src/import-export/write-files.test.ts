import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { documentOf } from '../../core/gherkin/testing/read';
import { textHash } from '@behave-pro/core/gherkin';
import type { Feature } from '../features/feature-record';
import type { DecidedText, Identities } from '../invoke-api';
import { planBatch } from './import-batch';
import { incomingFiles } from './incoming-file';

interface File {
  /** Names of the scenarios that are stored, none where the project has no such feature; each has its name for an id. */
  before?: string[];
  /** The text last imported, where that is to be merged with. */
  base?: string;
  after: string;
  identities?: Identities;
  decided?: DecidedText;
}

const STEPS: Record<string, string> = {
  Card: 'a card with money on it',
  Invoice: 'the address of a company',
  Tea: 'hot water in a kettle',
  Coffee: 'hot water in a pot',
  Rain: 'clouds over the hills',
  Chess: 'two players and a board',
};
const scenario = (name: string): string => `\n  Scenario: ${name}\n    Given ${STEPS[name] ?? name}\n`;
const text = (names: readonly string[]): string => `Feature: F\n${names.map(scenario).join('')}`;
/** Two that nobody can tell apart but by their number. */
const twins = (...numbers: number[]): string[] => numbers.map((n) => `Order ${n}`);
const noise = `  # ${randomBytes(180_000).toString('hex')}\n`;
const packed = (content: string): string => gzipSync(content).toString('base64');

const stored = (path: string, names: readonly string[]): Feature => ({
  id: `id of ${path}`,
  projectId: '1',
  path,
  fileName: path,
  document: documentOf(text(names)),
  scenarios: names.map((name) => ({ id: name, issues: [] })),
  encoding: 'utf-8',
  pending: [],
  saves: [],
  olderSaves: 0,
  pages: [],
  news: [],
});

/** What becomes of files by path: as it is told, and the ids of its scenarios where it is written. */
function imported(files: Record<string, File>) {
  const features = Object.entries(files).flatMap(([path, { before }]) =>
    before ? [stored(path, before)] : [],
  );
  const bases = Object.entries(files).flatMap(([path, { base }]) =>
    base === undefined ? [] : [[`id of ${path}`, base] as const],
  );
  const incoming = incomingFiles(
    Object.entries(files).map(([path, { after, identities, decided }]) => ({
      path,
      gz: packed(after),
      ...(identities && { identities }),
      ...(decided && { decided }),
    })),
  ).flatMap((file) => ('reason' in file ? [] : [file]));
  const planned = planBatch(
    {
      writeId: 'w',
      mutations: [],
      projectId: '1',
      onExisting: 'merge',
      issues: new Map(),
      defaultTestType: 'automated',
    },
    {
      catalogue: [],
      byPath: new Map(features.map((feature) => [feature.path, feature])),
      lastImported: new Map(bases),
      mine: new Set(),
      removed: new Set(),
    },
    incoming,
  );
  return planned.map(({ outcome, before, feature }) => ({
    ...outcome,
    ids: before && feature?.scenarios.map(({ id }) => (id in STEPS || id.startsWith('Order') ? id : 'new')),
  }));
}
const outcomes = (files: Record<string, File>) =>
  imported(files).map(({ outcome, waitsFor }) => (waitsFor ? `${outcome} for ${waitsFor}` : outcome));

const LOSES_TEA: File = { before: ['Card', 'Tea'], after: text(['Card']) };
/** Its twins changed both, and Tea came to it. */
const ASKS: File = { before: twins(1, 2), after: text([...twins(3, 4), 'Tea']) };
const CONFLICTS: File = {
  before: ['Invoice'],
  base: text(['Invoice']).replace('the address', 'an address'),
  after: text(['Invoice', 'Tea']).replace('the address', 'some address'),
};

test('a file waits whose scenario went to one that a person is asked about, and one that has nothing to do with it does not', () => {
  const [a, b, c] = imported({
    'a.feature': LOSES_TEA,
    'b.feature': ASKS,
    'c.feature': { before: ['Rain'], after: text(['Rain', 'Chess']) },
  });
  expect(a).toMatchObject({ outcome: 'waits', waitsFor: 'b.feature', ids: undefined });
  expect(b).toMatchObject({ outcome: 'asks', ids: undefined });
  expect(b).not.toHaveProperty('waitsFor');
  expect(c).toMatchObject({ outcome: 'replaced', ids: ['Rain', 'new'] });
});

test('with the answers both are stored, and the scenario is who it was', () => {
  const [, asked] = imported({ 'a.feature': LOSES_TEA, 'b.feature': ASKS });
  const identities = { of: asked?.ask?.of ?? '', answers: { 0: 'Order 2', 1: 'new' } };
  expect(imported({ 'a.feature': LOSES_TEA, 'b.feature': { ...ASKS, identities } })).toMatchObject([
    { outcome: 'replaced', ids: ['Card'] },
    { outcome: 'replaced', ids: ['Order 2', 'new', 'Tea'], arrived: 1 },
  ]);
});

test('one that an answer leaves over can go to another file', () => {
  const [asked] = imported({ 'b.feature': ASKS });
  const identities = { of: asked?.ask?.of ?? '', answers: { 0: 'Order 2', 1: 'new' } };
  const files = {
    'b.feature': ASKS,
    'c.feature': { before: ['Rain'], after: text(['Rain', 'Order 1']) },
  };
  const [, gains] = imported({ ...files, 'b.feature': { ...ASKS, identities } });
  expect(gains?.ids).toEqual(['Rain', 'Order 1']);
});

test('a file waits whose scenario went to one that conflicts; with the text that was decided on both are stored', () => {
  const files = { 'a.feature': LOSES_TEA, 'b.feature': CONFLICTS };
  expect(outcomes(files)).toEqual(['waits for b.feature', 'conflicts']);
  const own = text(['Invoice', 'Tea']);
  const decided = { gz: packed(own), over: textHash(text(['Invoice'])) };
  expect(imported({ ...files, 'b.feature': { ...CONFLICTS, decided } })).toMatchObject([
    { outcome: 'replaced', ids: ['Card'] },
    { outcome: 'merged', ids: ['Invoice', 'Tea'], arrived: 1 },
  ]);
  const late = { ...decided, over: textHash('another') };
  expect(outcomes({ ...files, 'b.feature': { ...CONFLICTS, decided: late } })).toEqual([
    'waits for b.feature',
    'conflicts',
  ]);
});

test('what waits is waited for, in either direction', () => {
  expect(
    outcomes({
      'a.feature': { before: ['Card', 'Rain'], after: text(['Card']) },
      'b.feature': { before: ['Tea', 'Chess'], after: text(['Rain', 'Chess']) },
      'c.feature': { ...ASKS },
      'd.feature': { before: ['Invoice'], after: text(['Invoice']) + noise },
    }),
  ).toEqual(['waits for c.feature', 'waits for c.feature', 'asks', 'refused']);
  expect(
    imported({
      'b.feature': { before: [...twins(1, 2), 'Tea'], after: text(twins(3, 4)) },
      'new.feature': { after: text(['Tea']) },
    }),
  ).toMatchObject([{ outcome: 'asks' }, { outcome: 'waits', waitsFor: 'b.feature', ids: undefined }]);
});

test('of two that have to be decided about together the second says so', () => {
  const files = {
    'a.feature': { before: ['Card', 'Tea', 'Invoice'], after: text(['Card']) },
    'b.feature': ASKS,
    'c.feature': { before: twins(5, 6), after: text([...twins(7, 8), 'Invoice']) },
  };
  expect(outcomes(files)).toEqual(['waits for b.feature', 'asks', 'asks for b.feature']);
  const [, asked] = imported(files);
  const identities = { of: asked?.ask?.of ?? '', answers: { 0: 'Order 2', 1: 'new' } };
  expect(outcomes({ ...files, 'b.feature': { ...ASKS, identities } })).toEqual([
    'waits for c.feature',
    'waits for c.feature',
    'asks',
  ]);
});

test('a file is refused with the one its scenario went to', () => {
  const [a, b, c] = imported({
    'a.feature': LOSES_TEA,
    'b.feature': { before: ['Rain'], after: text(['Rain', 'Tea']) + noise },
    'c.feature': { before: ['Chess'], after: text(['Chess', 'Invoice']) },
  });
  expect(a).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('b.feature') as string,
    ids: undefined,
  });
  expect(b).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('Split it') as string });
  expect(c).toMatchObject({ outcome: 'replaced' });
});

test('first each feature by itself: a file does not wait for one that has its scenario as well', () => {
  expect(
    outcomes({
      'a.feature': { before: ['Card', 'Tea'], after: text(['Card', 'Tea']).replace('hot', 'boiling') },
      'b.feature': ASKS,
    }),
  ).toEqual(['replaced', 'asks']);
});

test('first each feature by itself: what a person said of a scenario goes before what another file had', () => {
  const after = text(['Tea', 'Rain']);
  const answered = (answer: string) => {
    const identities = { of: textHash(after), answers: { 0: answer } };
    return imported({
      'a.feature': LOSES_TEA,
      'b.feature': { before: ['Coffee'], after, identities },
    });
  };
  const [left, own] = answered('Coffee');
  expect([left?.ids, own?.ids]).toEqual([['Card'], ['Coffee', 'new']]);
  expect(own).not.toHaveProperty('arrived');
  expect(answered('new')[1]).toMatchObject({ ids: ['Tea', 'new'], arrived: 1 });
});

describe('what reads the same is the same, also in another file', () => {
  const ids = (files: ReturnType<typeof imported>) => files.map(({ ids: own }) => own);
  const like = (name: string, step: string): string => `\n  Scenario: ${name}\n    Given ${step}\n`;

  test('though its own file has one that resembles it, and that one is new', () => {
    const files = imported({
      'a.feature': {
        before: ['Card', 'Tea'],
        after: `Feature: F\n${like('Cards', 'a card with money on them')}${scenario('Tea')}`,
      },
      'b.feature': { before: ['Rain'], after: text(['Rain', 'Card']) },
    });
    expect(ids(files)).toEqual([
      ['new', 'Tea'],
      ['Rain', 'Card'],
    ]);
  });

  test('though it takes the place of one that resembles it there', () => {
    const files = imported({
      'a.feature': { before: ['Tea', 'Rain'], after: text(['Rain']) },
      'b.feature': { before: ['Coffee', 'Chess'], after: text(['Tea', 'Chess']) },
    });
    expect(ids(files)).toEqual([['Rain'], ['Tea', 'Chess']]);
  });

  test('and two that resemble one another and change files', () => {
    const files = imported({
      'a.feature': { before: ['Tea', 'Rain'], after: text(['Coffee', 'Rain']) },
      'b.feature': { before: ['Coffee', 'Chess'], after: text(['Tea', 'Chess']) },
    });
    expect(ids(files)).toEqual([
      ['Coffee', 'Rain'],
      ['Tea', 'Chess'],
    ]);
  });

  test('but not where its own file still has it', () => {
    const files = imported({
      'a.feature': { before: ['Tea'], after: `${text(['Tea'])}\n` },
      'b.feature': { before: ['Coffee'], after: text(['Tea']) },
    });
    expect(ids(files)[0]).toEqual(['Tea']);
    expect(ids(files)[1]).not.toEqual(['Tea']);
  });
});
