import { seededRandom } from './random';

/** `gateway` has what is neither storage nor Jira nor the queue: the licence, URLs of web triggers. */
export const FAULT_TARGETS = ['kvs', 'jira', 'os', 'queue', 'gateway'] as const;
export const FAULT_KINDS = ['429', '500', 'timeout', 'reset-after-write', 'slow', 'partial'] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];
export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * A rule for trouble on the wire. `path` narrows it to paths that contain it, or with a `$` at its end to those that end so; those of presigned URLs are called
 * `presigned-upload` and `presigned-download`, target `os`. `ms` is how long `slow` and `timeout` last, and what a `429`
 * asks to wait, in whole seconds. `partial` is Jira's: a bulk write of properties fails for some of its issues.
 */
export interface Fault {
  target: FaultTarget;
  rate: number;
  kind: FaultKind;
  seed: number;
  path?: string;
  ms?: number;
}

/** Trouble of every kind: `rate` is the share of requests that meet any of them. */
export interface Mixture {
  rate: number;
  seed: number;
  targets?: readonly FaultTarget[];
}

/** Short, so that what runs under them does not take long: what counts is that nobody answers, or not at once. */
const MIXED_MS: Partial<Record<FaultKind, number>> = { timeout: 300, slow: 200 };
const MIXED_TARGETS: readonly FaultTarget[] = ['kvs', 'jira', 'os', 'gateway'];

/** The rules a mixture comes to: the same for the same seed. */
export const rulesOf = ({ rate, seed, targets = MIXED_TARGETS }: Mixture): Fault[] =>
  targets.flatMap((target, place) => {
    // A partial failure is one of the answer, not of the request: it comes on top.
    const wire = FAULT_KINDS.filter((kind) => kind !== 'partial');
    const kinds = target === 'jira' ? [...wire, 'partial' as const] : wire;
    return kinds.map((kind, n): Fault => {
      const ms = MIXED_MS[kind];
      const ownSeed = (seed * FAULT_TARGETS.length + place) * FAULT_KINDS.length + n;
      return { target, kind, rate: rate / wire.length, seed: ownSeed, ...(ms !== undefined && { ms }) };
    });
  });

export interface Rule {
  fault: Fault;
  random: () => number;
}

export const ruleOf = (fault: Fault): Rule => ({ fault, random: seededRandom(fault.seed) });
