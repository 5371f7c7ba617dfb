import { rematchAll } from '../../identity/rematch-all';
import { scenarioText } from '../../scenario-text';
import type { EditScript } from './edit-script';

/**
 * How often the matching was right. Pairs that no script touched count only where they go wrong. What a script calls unclear counts
 * neither way, unless it is mixed up with anything else. What it calls torn is to be asked: that counts neither way, and
 * an answer is wrong, whichever it is.
 */
export interface Tally {
  scripts: number;
  /** Touched scenarios that were there before. */
  pairs: number;
  /** Touched scenarios that are new. */
  fresh: number;
  right: number;
  /** Said to be somebody they are not. */
  wrong: number;
  /** Said to be new, and are not. */
  missed: number;
  asked: number;
  /** Asked, and the right one is not among the candidates. */
  askedInVain: number;
  /** After the change, in scripts that call them unclear. */
  unclear: number;
  /** Asked, where a script calls it torn, and all of its candidates named. */
  torn: number;
}

export const NOTHING: Tally = {
  scripts: 0,
  pairs: 0,
  fresh: 0,
  right: 0,
  wrong: 0,
  missed: 0,
  asked: 0,
  askedInVain: 0,
  unclear: 0,
  torn: 0,
};

export const sum = (a: Tally, b: Tally): Tally =>
  Object.fromEntries(
    (Object.keys(NOTHING) as (keyof Tally)[]).map((key) => [key, a[key] + b[key]]),
  ) as unknown as Tally;

/** Something that went another way than the truth says, for people to look at. */
export interface Miss {
  what: 'wrong' | 'missed' | 'asked' | 'asked in vain';
  id: string;
  said: string[];
}

/**
 * Two that read the same before, and read the same after, in the same file and rule each time, are one as good as the
 * other: nobody could see who is who.
 */
function interchangeable({ before, after }: EditScript): (a: string, b: string) => boolean {
  const told = (files: EditScript['before']): Map<string, string> =>
    new Map(
      files.flatMap(({ key, document, ids }) =>
        document.scenarios.map(({ index, ruleName }): [string, string] => [
          ids[index] ?? '',
          JSON.stringify([key, ruleName, scenarioText(document, index)]),
        ]),
      ),
    );
  const [old, now] = [told(before), told(after)];
  return (a, b) =>
    a === b || (old.has(a) && old.get(a) === old.get(b) && now.has(a) && now.get(a) === now.get(b));
}

/** Runs the matching on a script and compares. */
export function tally(script: EditScript): { tally: Tally; misses: Miss[] } {
  const { verdicts } = rematchAll(
    script.before.map(({ key, document, ids }) => ({
      key,
      document,
      table: ids.map((id) => ({ id, issues: [] })),
    })),
    script.after,
  );
  const counts = { ...NOTHING, scripts: 1 };
  const misses: Miss[] = [];
  const known = new Set(script.before.flatMap(({ ids }) => ids));
  const unclear = new Map(
    script.unclear.flatMap(({ before, after }) => after.map((id) => [id, new Set(before)])),
  );
  const torn = new Map(script.torn.flatMap(({ before, after }) => after.map((id) => [id, before])));
  const clearly = (olds: string[], id: string): boolean => !olds.every((old) => unclear.get(id)?.has(old));
  const same = interchangeable(script);
  script.after.forEach(({ ids }, file) => {
    ids.forEach((id, n) => {
      const verdict = verdicts[file]?.[n] ?? { is: 'new' };
      const olds = verdict.is === 'sure' ? [verdict.origin] : verdict.is === 'ask' ? verdict.candidates : [];
      const said = olds.map(({ entry }) => entry.id);
      if (unclear.has(id)) {
        counts.unclear += 1;
        if (verdict.is !== 'sure' || !clearly(said, id)) return;
      }
      if (torn.get(id)?.every((old) => verdict.is === 'ask' && said.includes(old))) {
        counts.torn += 1;
        return;
      }
      const miss = (what: Miss['what']): void => void misses.push({ what, id, said });
      const touched = script.touched.has(id);
      if (touched) counts[known.has(id) ? 'pairs' : 'fresh'] += 1;
      if (verdict.is === 'ask') {
        counts.asked += 1;
        miss('asked');
        if (known.has(id) && !said.includes(id)) {
          counts.askedInVain += 1;
          miss('asked in vain');
        }
      } else if (verdict.is === 'sure' && (torn.has(id) || !same(said[0] ?? '', id))) {
        counts.wrong += 1;
        miss('wrong');
        if (known.has(id)) counts.missed += 1;
      } else if (verdict.is === 'new' && known.has(id)) {
        counts.missed += 1;
        miss('missed');
      } else if (verdict.is === 'sure' && touched) counts.right += 1;
    });
  });
  return { tally: counts, misses };
}

export const precision = ({ right, wrong }: Tally): number => (right + wrong ? right / (right + wrong) : 1);
export const recall = ({ right, missed }: Tally): number => (right + missed ? right / (right + missed) : 1);
/** Of all touched scenarios after the change. */
export const askedShare = ({ asked, pairs, fresh }: Tally): number =>
  pairs + fresh ? asked / (pairs + fresh) : 0;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** A table for people, a line a kind. */
export function table(rows: ReadonlyMap<string, Tally>): string {
  const head = ['', 'scripts', 'pairs', 'new', 'precision', 'recall', 'asked', 'in vain', 'unclear', 'torn'];
  const lines = [...rows].map(([name, row]) => [
    name,
    `${row.scripts}`,
    `${row.pairs}`,
    `${row.fresh}`,
    percent(precision(row)),
    percent(recall(row)),
    percent(askedShare(row)),
    `${row.askedInVain}`,
    `${row.unclear}`,
    `${row.torn}`,
  ]);
  return [head, ...lines]
    .map((line) => line.map((cell, n) => (n ? cell.padStart(11) : cell.padEnd(28))).join(''))
    .join('\n');
}
