import type { Decision } from './decide';
import { groupsOf } from './groups';
import type { KeyedDocument } from './side';

/** Who was there before: a scenario or a rule. */
export interface Origin<Entry> {
  /** Of the document it stood in. */
  key: string;
  entry: Entry;
}

/** Who somebody is; candidates of a question are the likeliest first. */
export type Verdict<Entry> =
  { is: 'sure'; origin: Origin<Entry> } | { is: 'ask'; candidates: Origin<Entry>[] } | { is: 'new' };

export interface Told<Entry> {
  /** For each document after the change, in the order given, one a scenario or rule. */
  verdicts: Verdict<Entry>[][];
  /** Those that are neither found again nor asked about. */
  gone: Origin<Entry>[];
}

interface Placed {
  key: string;
  index: number;
}

/**
 * Decisions by position, told by entry.
 * @param tables The entries of each document before the change, by key.
 * @throws RangeError when a table is shorter than its document.
 */
export function told<Entry>(
  decisions: ReadonlyMap<number, Decision>,
  before: readonly Placed[],
  after: readonly Placed[],
  tables: ReadonlyMap<string, readonly Entry[]>,
  later: readonly KeyedDocument[],
): Told<Entry> {
  const origins = before.map(({ key, index }): Origin<Entry> => {
    const entry = tables.get(key)?.[index];
    if (entry === undefined) throw new RangeError(`no entry ${index} in the table of ${key}`);
    return { key, entry };
  });
  const wanted = new Set<number>();
  /** Many questions may name the same many: they share one list. */
  const lists = new Map<readonly number[], Origin<Entry>[]>();
  const originsOf = (olds: readonly number[]): Origin<Entry>[] => {
    const known = lists.get(olds);
    if (known) return known;
    const list = olds.flatMap((old) => origins.slice(old, old + 1));
    for (const old of olds) wanted.add(old);
    lists.set(olds, list);
    return list;
  };
  const all = after.map(({ key }, at): { key: string; verdict: Verdict<Entry> } => {
    const decision = decisions.get(at) ?? { is: 'new' };
    if (decision.is === 'new') return { key, verdict: decision };
    const candidates = originsOf(decision.is === 'sure' ? [decision.before] : decision.candidates);
    const [origin] = candidates;
    const sure = decision.is === 'sure' && origin;
    return { key, verdict: sure ? { is: 'sure', origin } : { is: 'ask', candidates } };
  });
  const byKey = groupsOf(all, ({ key }) => key);
  return {
    verdicts: later.map(({ key }) => (byKey.get(key) ?? []).map(({ verdict }) => verdict)),
    gone: origins.filter((_, old) => !wanted.has(old)),
  };
}
