import { setTimeout as wait } from 'node:timers/promises';
import type { WireResponse } from '../contract';
import { seededRandom } from './random';

export const FAULT_TARGETS = ['kvs', 'jira', 'os', 'queue'] as const;
export const FAULT_KINDS = ['429', '500', 'timeout', 'reset-after-write', 'slow'] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A rule for trouble on the wire. `path` narrows it to paths that contain it; `ms` is how long `slow` and `timeout` last. */
export interface Fault {
  target: FaultTarget;
  rate: number;
  kind: FaultKind;
  seed: number;
  path?: string;
  ms?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Breaks the calls that are being delayed. */
  abandon(): void;
  /** How many calls are being delayed. */
  delayed(): number;
  list(): Fault[];
  /** Answers a call of the app, or spoils it as a rule says. Throws where the connection breaks or stays silent. */
  around(target: FaultTarget, path: string, work: () => Promise<WireResponse>): Promise<WireResponse>;
}

const refused = (status: number): WireResponse => {
  const code = status === 429 ? 'RATE_LIMIT_EXCEEDED' : 'INTERNAL_SERVER_ERROR';
  const body = JSON.stringify({ code, message: 'Injected by the local host' });
  return { status, headers: { 'content-type': 'application/json' }, body };
};

export function createFaults(): Faults {
  let rules: { fault: Fault; random: () => number }[] = [];
  let delays = new AbortController();
  let delayed = 0;
  const delay = async (milliseconds: number): Promise<void> => {
    delayed += 1;
    try {
      await wait(milliseconds, undefined, { signal: delays.signal });
    } finally {
      delayed -= 1;
    }
  };
  const hit = (target: FaultTarget, path: string): Fault | undefined =>
    rules.find(
      ({ fault, random }) =>
        fault.target === target && path.includes(fault.path ?? '') && random() < fault.rate,
    )?.fault;
  return {
    add: (fault) => void rules.push({ fault, random: seededRandom(fault.seed) }),
    clear: () => void (rules = []),
    abandon() {
      delays.abort();
      delays = new AbortController();
    },
    delayed: () => delayed,
    list: () => rules.map(({ fault }) => fault),
    async around(target, path, work) {
      const fault = hit(target, path);
      if (!fault) return work();
      if (fault.kind === '429') return refused(429);
      if (fault.kind === '500') return refused(500);
      if (fault.kind === 'slow') {
        await delay(fault.ms ?? 1000);
        return work();
      }
      if (fault.kind === 'timeout') await delay(fault.ms ?? 5000);
      if (fault.kind === 'timeout') throw new Error('Injected by the local host: the request timed out');
      await work();
      throw new Error(
        'Injected by the local host: the connection was reset after the request was carried out',
      );
    },
  };
}
