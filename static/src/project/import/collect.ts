import { MAX_SOURCE_BYTES } from '@behave-pro/core/gherkin/limits';
import { keptPath } from '@behave-pro/core/gherkin/paths';
import { isFeatureFile } from '@behave-pro/core/gherkin/source-files';
import { strings } from '../../strings';
import { isLeftover } from '../../zip/leftovers';

/** A file somebody chose, not read yet. */
export interface Candidate {
  /** Where it is within what was chosen, as the folder or zip says it. */
  path: string;
  /** In bytes, as its folder or zip says it. */
  size: number;
  /** Rejects with `UnreadableFile`. */
  read(): Promise<Uint8Array>;
}

/** A file that cannot be imported, and why, for people. */
export interface Refusal {
  path: string;
  reason: string;
}

export interface Collected {
  files: Candidate[];
  /** Files that are no features. */
  skipped: number;
  refused: Refusal[];
}

/** Why one file could not be read; its message is for people. */
export class UnreadableFile extends Error {}

const words = strings.import.why;

const hasControl = (path: string): boolean =>
  [...path].some((character) => character < ' ' || character === '\x7f');

function problemOf(path: string): string | undefined {
  if (path.startsWith('/') || /^[a-zA-Z]:/.test(path)) return words.absolute;
  if (path.split('/').includes('..')) return words.parent;
  return hasControl(path) ? words.control : undefined;
}

const normal = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');

/**
 * Sorts what was chosen into features to import, files that are none, and those refused with the reason. Paths keep
 * every folder they have, with `/` between them, and are written as features are kept under them.
 */
export function sortOut(candidates: readonly Candidate[]): Collected {
  const files = new Map<string, Candidate>();
  const given = new Set<string>();
  const refused: Refusal[] = [];
  let skipped = 0;
  for (const candidate of candidates) {
    const whole = candidate.path.replaceAll('\\', '/');
    const own = normal(whole);
    const path = keptPath(own);
    const refuse = (reason: string): unknown => refused.push({ path: whole, reason });
    const problem = problemOf(whole);
    if (!isFeatureFile(whole) || isLeftover(whole)) skipped += 1;
    else if (problem) refuse(problem);
    else if (files.has(path)) refuse(given.has(own) ? words.twice : words.accents);
    else if (candidate.size > MAX_SOURCE_BYTES) refuse(words.tooLarge);
    else {
      files.set(path, { ...candidate, path });
      given.add(own);
    }
  }
  return { files: [...files.values()], skipped, refused };
}
