import { issueKeysOf, rematchAll, type FeatureDocument, type ScenarioEntry } from '@behave-pro/core/gherkin';
import { findAgain, keptBy, type Arrival, type FoundAgain } from '../features/change-text';
import type { Feature } from '../features/feature-record';
import type { Identities } from '../invoke-api';

/** A feature and the text it is to have; of one that is new, the blank it is made from. */
export interface NewDocument {
  path: string;
  before: Feature;
  text: string;
  document: FeatureDocument;
  /** What a person said its scenarios are. */
  identities?: Identities | undefined;
  /** Whether it will have this text is for a person to decide. */
  conflicts?: boolean;
}

/** A feature whose scenarios were looked for in itself. */
export interface LookedInto extends NewDocument {
  found: FoundAgain;
  /** One a scenario of the new text: which of the feature's own it is, as far as that is known. */
  kept: readonly (ScenarioEntry | undefined)[];
  /** Nothing of it can be stored before a person decides. */
  undecided: boolean;
}

/** A scenario that surely went from one feature to another. */
export interface Move {
  from: string;
  to: string;
  /** Its position there. */
  index: number;
  entry: ScenarioEntry;
}

/** What a feature by itself says of its new text. */
export function lookInto(file: NewDocument): LookedInto {
  const found = findAgain(file.before, file.document);
  const { kept, open } = keptBy(found, file.text, file.identities);
  return { ...file, found, kept, undecided: Boolean(file.conflicts) || open.length > 0 };
}

/**
 * Scenarios that one of these features does not have any more and that are surely one that is new to another, beside those
 * whose moves are known.
 */
export function movesAmong(files: readonly LookedInto[], known: readonly Move[] = []): Move[] {
  const taken = new Set(known.map(({ entry }) => entry));
  const filled = new Set(known.map(({ to, index }) => `${index} ${to}`));
  const gone = new Map(
    files.map(({ path, before, kept }) => {
      const found = new Set(kept);
      return [path, new Set(before.scenarios.filter((entry) => !found.has(entry) && !taken.has(entry)))];
    }),
  );
  const isLosing = [...gone.values()].some(({ size }) => size);
  const isGaining = files.some(({ kept }) => kept.includes(undefined));
  if (!isLosing || !isGaining) return [];
  const { verdicts } = rematchAll(
    files.map(({ path, before }) => ({ key: path, document: before.document, table: before.scenarios })),
    files.map(({ path, document }) => ({ key: path, document })),
  );
  return files.flatMap(({ path, kept }, n) =>
    (verdicts[n] ?? []).flatMap((verdict, index) => {
      if (verdict.is !== 'sure' || kept[index] || filled.has(`${index} ${path}`)) return [];
      const { key, entry } = verdict.origin;
      return key !== path && gone.get(key)?.has(entry) ? [{ from: key, to: path, index, entry }] : [];
    }),
  );
}

/** Who the scenarios of each feature are when these moves are made, by path. */
export function foundWith(files: readonly LookedInto[], moves: readonly Move[]): Map<string, FoundAgain> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const arrivalOf = ({ from, entry }: Move): Arrival[] => {
    const source = byPath.get(from)?.before;
    if (!source) return [];
    const keys = issueKeysOf(source.document)[source.scenarios.indexOf(entry)] ?? [];
    return [{ entry, from: source.id, keys }];
  };
  return new Map(
    files.map(({ path, found }) => {
      const arrived = moves.flatMap((move) =>
        move.to === path ? arrivalOf(move).map((arrival) => [move.index, arrival] as const) : [],
      );
      const left = moves.flatMap(({ from, entry }) => (from === path ? [entry.id] : []));
      return [path, { ...found, arrived: new Map(arrived), left: new Set(left) }];
    }),
  );
}

/**
 * Features that moves tie to one of `paths`, directly or through others, and these themselves; each with the first of
 * `paths` that it is tied to.
 */
export function tiedTo(
  paths: readonly string[],
  moves: readonly Pick<Move, 'from' | 'to'>[],
): Map<string, string> {
  const tied = new Map<string, string>();
  for (const path of paths) {
    const next = tied.has(path) ? [] : [path];
    for (const one of next) {
      tied.set(one, path);
      const ends = moves.flatMap(({ from, to }) => (from === one ? [to] : to === one ? [from] : []));
      next.push(...ends.filter((end) => !tied.has(end) && !next.includes(end)));
    }
  }
  return tied;
}
