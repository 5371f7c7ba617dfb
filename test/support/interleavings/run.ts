import type { Host } from '../host';
import { answered, type Call } from './edits';
import { trials, type Trial } from './trial';

/** What came of some trials. */
export interface Ran {
  /** What was wrong, with the seed. */
  wrong: string[];
  edits: number;
  acknowledged: number;
  /** Edits that were brought together with somebody else's. */
  merged: number;
  /** Edits that were refused for somebody else's. */
  refused: number;
  /** Deliveries of an edit after its first. */
  repeated: number;
  /** Pairs of edits of different writers that were under way at once. */
  atOnce: number;
}

const told = ({ deliveries }: Call, what: string[]): boolean =>
  deliveries.some((one) => what.includes(one.told));

const endOf = ({ begun, deliveries }: Call): number => deliveries[0]?.ended ?? begun;

/** Pairs among the calls of one trial whose first deliveries overlapped. */
const overlaps = (calls: readonly Call[]): number =>
  calls
    .map((one) => calls.filter((other) => one.begun < other.begun && other.begun < endOf(one)).length)
    .reduce((sum, count) => sum + count, 0);

/** Trials that run together. */
const AT_ONCE = 4;

/** Runs a trial a seed, a few at a time, and prints what came of them. */
export async function runTrials(host: Host, seeds: readonly number[]): Promise<Ran> {
  const done: Trial[] = [];
  for (let n = 0; n < seeds.length; n += AT_ONCE)
    done.push(...(await trials(host, seeds.slice(n, n + AT_ONCE))));
  const calls = done.flatMap((one) => one.calls);
  const wrong = done.flatMap((one) =>
    one.wrong.length ? [`seed ${one.seed}\n${one.wrong.join('\n')}`] : [],
  );
  const count = (which: (call: Call) => boolean): number => calls.filter(which).length;
  const ran: Ran = {
    wrong,
    edits: calls.length,
    acknowledged: count((call) => answered(call, 'done')),
    merged: count((call) => told(call, ['merged'])),
    refused: count((call) => told(call, ['Conflict', 'conflict', 'conflicts', 'NotFound'])),
    repeated: calls.reduce((sum, { deliveries }) => sum + deliveries.length - 1, 0),
    atOnce: done.reduce((sum, one) => sum + overlaps(one.calls), 0),
  };
  const { wrong: _, ...numbers } = ran;
  process.stdout.write(
    `\ninterleavings ${seeds[0]} to ${seeds.at(-1)} (${seeds.length}): ${JSON.stringify(numbers)}\n`,
  );
  return ran;
}

/** The seeds of some trials from one on. */
export const seedsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => first + n);

/** A seed that no run had before; INTERLEAVING_SEED repeats one. */
export const freshSeed = (): number =>
  Number(process.env.INTERLEAVING_SEED ?? 1_000_000 + (Date.now() % 1_000_000_000));
