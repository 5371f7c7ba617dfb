import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { WireResponse } from '../contract';
import {
  ruleOf,
  rulesOf,
  type Fault,
  type FaultKind,
  type FaultTarget,
  type Mixture,
  type Rule,
} from './fault-rules';

/** How many faults were injected, by target and kind; never set back while the host runs. */
export type Injected = Partial<Record<FaultTarget, Partial<Record<FaultKind, number>>>>;

export interface Faults {
  add(fault: Fault): void;
  /** Adds the rules of a mixture. */
  mix(mixture: Mixture): void;
  /** Takes away what was added; the mixture that the host was started with stays. */
  clear(): void;
  /** Breaks the calls that are being delayed. */
  abandon(): void;
  /** How many calls are being delayed. */
  delayed(): number;
  list(): Fault[];
  injected(): Injected;
  /**
   * Answers a call of the app, or spoils it as a rule says. Throws where the connection breaks or stays silent.
   * `unserved` is called for one that `work` never sees.
   */
  around<T extends WireResponse>(
    target: FaultTarget,
    path: string,
    work: () => Promise<T>,
    unserved?: () => void,
  ): Promise<T | WireResponse>;
  /** For a bulk write of Jira that is to fail in part: says of one issue after another whether it fails. */
  partially(path: string): (() => boolean) | undefined;
}

const RETRY_AFTER_MS = 1000;

const refused = (status: 429 | 500, ms = RETRY_AFTER_MS): WireResponse => {
  const code = status === 429 ? 'RATE_LIMIT_EXCEEDED' : 'INTERNAL_SERVER_ERROR';
  const body = JSON.stringify({ code, message: 'Injected by the local host' });
  const retryAfter = status === 429 && { 'retry-after': String(Math.ceil(ms / 1000)) };
  return { status, headers: { 'content-type': 'application/json', ...retryAfter }, body };
};

/** Node warns of more than ten listeners, as of a leak; here each is a call that is being delayed. */
function anyNumberOfDelays(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

/** Whether a rule's path means this one: it is in it, or ends it where it says so with a `$`. */
const isMeant = (path: string, meant: string): boolean =>
  meant.endsWith('$') ? path.endsWith(meant.slice(0, -1)) : path.includes(meant);

/** Trouble on the wire, by rules that tests add and by the mixture that the host was started with. */
export function createFaults(standing?: Mixture): Faults {
  const always = standing ? rulesOf(standing).map(ruleOf) : [];
  let added: Rule[] = [];
  let delays = anyNumberOfDelays();
  let delayed = 0;
  const counts: Injected = {};
  const delay = async (milliseconds: number): Promise<void> => {
    delayed += 1;
    try {
      await wait(milliseconds, undefined, { signal: delays.signal });
    } finally {
      delayed -= 1;
    }
  };
  const count = ({ target, kind }: Fault): void => {
    const ofTarget = (counts[target] ??= {});
    ofTarget[kind] = (ofTarget[kind] ?? 0) + 1;
  };
  const hit = (target: FaultTarget, path: string, partial: boolean): Rule | undefined =>
    [...added, ...always].find(
      ({ fault, random }) =>
        fault.target === target &&
        (fault.kind === 'partial') === partial &&
        isMeant(path, fault.path ?? '') &&
        random() < fault.rate,
    );
  return {
    add: (fault) => void added.push(ruleOf(fault)),
    mix: (mixture) => void added.push(...rulesOf(mixture).map(ruleOf)),
    clear: () => void (added = []),
    abandon() {
      delays.abort();
      delays = anyNumberOfDelays();
    },
    delayed: () => delayed,
    list: () => [...added, ...always].map(({ fault }) => fault),
    injected: () => structuredClone(counts),
    async around(target, path, work, unserved = () => undefined) {
      const fault = hit(target, path, false)?.fault;
      if (!fault) return work();
      count(fault);
      if (fault.kind === 'slow') {
        await delay(fault.ms ?? 1000);
        return work();
      }
      if (fault.kind === 'reset-after-write') {
        await work();
        throw new Error(
          'Injected by the local host: the connection was reset after the request was carried out',
        );
      }
      unserved();
      if (fault.kind === '429') return refused(429, fault.ms);
      if (fault.kind === '500') return refused(500);
      await delay(fault.ms ?? 5000);
      throw new Error('Injected by the local host: the request timed out');
    },
    partially(path) {
      const rule = path.includes('/issue/properties/multi') ? hit('jira', path, true) : undefined;
      if (!rule) return undefined;
      count(rule.fault);
      let first = true;
      return () => {
        const fails = first || rule.random() < 0.5;
        first = false;
        return fails;
      };
    },
  };
}
