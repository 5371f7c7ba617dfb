import { shownName, type Feature } from '../features/feature-record';
import type { ImportedFile } from '../invoke-api';
import { distinct } from '../lists';
import type { IssuePlace } from '../records/kinds';
import type { ImportTerms } from './import-terms';
import type { IncomingFile } from './incoming-file';

/** A scenario that came from another feature. */
export interface Arrived {
  scenarioId: string;
  from: string;
}

export interface Imported {
  outcome: ImportedFile;
  /** The feature with the file's path, as it is stored or to be written; absent when there is none. */
  feature?: Feature;
  /** What it was before, when it is to be written. */
  before?: Feature;
  /** The file's text was merged with what was here. */
  merged?: true;
  /** Scenarios that came from other files of the import. */
  arrived?: Arrived[];
}

/** A file of which nothing is stored, and why. */
export const refused = (path: string, sha256: string, reason: string): Imported => ({
  outcome: { path, outcome: 'refused', reason, scenarios: 0, links: 0, unknownKeys: [], sha256 },
});

/** What remains of a file, where there is no feature to have it. */
export const absent = ({ path, sha256 }: IncomingFile): Imported => ({
  outcome: { path, outcome: 'absent', scenarios: 0, links: 0, unknownKeys: [], sha256 },
});

/** What became of a file, told of the feature that has its path then. */
export function told(
  { path, sha256: hash, read }: IncomingFile,
  issues: ReadonlyMap<string, IssuePlace>,
  outcome: ImportedFile['outcome'],
  feature: Feature,
  links = 0,
): Imported & { feature: Feature } {
  const [problem] = 'problems' in read ? read.problems : [];
  const keys = 'keys' in read ? distinct(read.keys.flat()) : [];
  return {
    outcome: {
      path,
      outcome,
      featureId: feature.id,
      name: shownName(feature),
      scenarios: feature.scenarios.length,
      ...(problem && { draft: problem }),
      links,
      unknownKeys: keys.filter((key) => !issues.has(key)),
      sha256: hash,
    },
    feature,
  };
}

/** A file of which nothing is stored before a person decides, about it or about the one it waits for. */
export function undecided(
  { issues }: ImportTerms,
  file: IncomingFile,
  before: Feature,
  outcome: 'asks' | 'conflicts' | 'waits',
  what: Pick<ImportedFile, 'ask' | 'conflict' | 'waitsFor'>,
): Imported {
  const known = told(file, issues, outcome, before);
  return { ...known, outcome: { ...known.outcome, ...what } };
}

/** What the newest import of a feature did to it. */
export function outcomeOf({ saves, olderSaves }: Feature): 'added' | 'replaced' | 'merged' {
  const at = saves.findIndex(({ from }) => from === 'import');
  if (saves[at]?.file) return 'merged';
  return at === saves.length - 1 && !olderSaves ? 'added' : 'replaced';
}
