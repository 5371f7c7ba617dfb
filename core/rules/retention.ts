import type { LicenceHistory } from './licence-history';

/** For how long a project keeps what becomes more and more by itself; what is absent is kept for ever. In days. */
export interface Retention {
  runDays?: number;
  versionDays?: number;
}

export type RetentionKind = keyof Retention;

/** What a project can choose from. Below the shortest of them nothing goes. */
export const RETENTION_DAYS = [30, 90, 180, 365] as const;
/** So many of a project's newest runs stay, however old they are. */
export const RUNS_ALWAYS_KEPT = 20;
/**
 * What has been swept is deleted only so many days later: backups of before name it, the last of which is gone after 30 days,
 * and so is a removed feature's record after 40.
 */
export const SWEPT_KEPT_DAYS = 40;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is from before this moment is due, in epoch milliseconds. */
export const dueBefore = (days: number, now: number): number => now - days * DAY_MS;

/** A published report; `startedAt` in epoch milliseconds. */
export interface RunAge {
  id: string;
  startedAt: number;
}

/**
 * Whether a run is to go. Never one of `kept`: the newest of the project, and those that hold the latest result of any scenario.
 */
export const isRunDue = (run: RunAge, kept: ReadonlySet<string>, days: number, now: number): boolean =>
  run.startedAt < dueBefore(days, now) && !kept.has(run.id);

/** A save of a feature's text, as far as it matters here; `at` in epoch seconds. */
export interface SaveAge {
  at: number;
  from: string;
  version: string;
  file?: string;
}

export interface SplitSaves<Save> {
  /** Newest first, as they were. */
  kept: Save[];
  due: Save[];
}

/**
 * Parts a feature's saves, newest first, into those that are kept and those that are to go. A text counts from when the next
 * one took its place: what was the present text at any moment of the last `days` is kept, and so is the newest import,
 * which the next one is merged from. Only the oldest go: none that is newer than one that is kept.
 */
export function splitSaves<Save extends SaveAge>(
  saves: readonly Save[],
  days: number,
  now: number,
): SplitSaves<Save> {
  const before = dueBefore(days, now) / 1000;
  const imported = saves.find(({ from }) => from === 'import');
  let first = saves.length;
  while (first > 1) {
    const save = saves[first - 1];
    // A clock that was put back may have noted a text as older than the one before it.
    const newest = Math.max(save?.at ?? Infinity, saves[first - 2]?.at ?? Infinity);
    if (newest >= before) break;
    first -= 1;
  }
  const oldest = saves.slice(first);
  return {
    kept: [...saves.slice(0, first), ...oldest.filter((save) => save === imported)],
    due: oldest.filter((save) => save !== imported),
  };
}

const namesOf = (saves: readonly SaveAge[]): string[] =>
  saves.flatMap(({ version, file }) => [version, ...(file === undefined ? [] : [file])]);

/** Texts that these saves name and no save that is kept does, each once. */
export function textsOnlyIn({ kept, due }: SplitSaves<SaveAge>): string[] {
  const named = new Set(namesOf(kept));
  return [...new Set(namesOf(due))].filter((name) => !named.has(name));
}

/** Whether anything may be swept: not while the licence has lapsed, nor while it may turn out that it has. */
export const maySweep = ({ lapse }: LicenceHistory): boolean => lapse === undefined;

/** Whether what was swept at `sweptAt` may be deleted. Both in epoch milliseconds. */
export const isSweptOver = (sweptAt: number, now: number): boolean =>
  sweptAt < dueBefore(SWEPT_KEPT_DAYS, now);
