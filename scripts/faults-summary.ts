import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { REPORTS, type Outcome } from './checks';

/** What one host had met when its test stopped it. Source: `GET /_local/faults`. */
export interface Seen {
  injected: Record<string, Record<string, number>>;
  requests: number;
  retries: number;
  mostOfOne: number;
  worst: { requests: number; module: string };
  test?: string;
}

const FILE = path.join(REPORTS, 'faults.jsonl');
/** No request is made more often: four times by itself, three times over where work in the background is repeated. */
const MOST_OF_ONE = 12;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Adds up what the hosts of a suite met. It proves nothing where no fault was injected, or none was asked again. */
export function countFaults(seen: readonly Seen[]): Outcome {
  const injected = new Map<string, number>();
  for (const host of seen)
    for (const [target, kinds] of Object.entries(host.injected))
      for (const [kind, count] of Object.entries(kinds))
        injected.set(`${target} ${kind}`, (injected.get(`${target} ${kind}`) ?? 0) + count);
  const requests = sum(seen.map((host) => host.requests));
  const retries = sum(seen.map((host) => host.retries));
  const mostOfOne = Math.max(0, ...seen.map((host) => host.mostOfOne));
  const worst = [...seen].sort((left, right) => right.worst.requests - left.worst.requests)[0];
  const failed = [
    ...(injected.size ? [] : ['no fault was injected']),
    ...(retries ? [] : ['the app asked nothing again']),
    ...(mostOfOne > MOST_OF_ONE ? [`a request was made more than ${MOST_OF_ONE} times`] : []),
  ];
  return {
    name: 'faults met',
    passed: failed.length ? 0 : 1,
    failed: failed.length,
    remarks: [
      ...failed,
      `${sum([...injected.values()])} faults in ${requests} requests: ${[...injected]
        .sort(([left], [right]) => left.localeCompare(right))
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ')}`,
      `${retries} requests were repeats; one request was made ${mostOfOne} times at most in one invocation`,
      ...(worst ? [`most requests of one invocation: ${worst.worst.requests} (${worst.worst.module})`] : []),
    ],
  };
}

/** Forgets what earlier runs noted. */
export const forgetFaults = (): void => rmSync(FILE, { force: true });

export function faultsMet(): Outcome {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').filter(Boolean) : [];
  return countFaults(lines.map((line) => JSON.parse(line) as Seen));
}
