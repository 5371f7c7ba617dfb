import * as api from '@forge/api';
import * as events from '@forge/events';
import * as kvs from '@forge/kvs';
import * as objectStore from '@forge/object-store';
import * as resolverPackage from '@forge/resolver';
import { exportsOf } from './callables';
import { apiCases } from './cases/api';
import { eventCases } from './cases/events';
import { kvsCases } from './cases/kvs';
import { objectCases } from './cases/objects';
import { resolverCases } from './cases/resolver';
import { observe, type Observation } from './observe';
import { tenantFunctions } from './tenants';

type Case = (exports: never) => unknown;

const packages: Record<string, { exports: object; cases: Record<string, Case> }> = {
  '@forge/api': { exports: api, cases: apiCases },
  '@forge/kvs': { exports: kvs, cases: kvsCases },
  '@forge/object-store': { exports: objectStore, cases: objectCases },
  '@forge/events': { exports: events, cases: eventCases },
  '@forge/resolver': { exports: resolverPackage, cases: resolverCases },
};

/** Runs a case of a package; answers what it gave and what was called for it. */
async function runCase({ of, name }: { of: string; name: string }): Promise<object> {
  const { exports, cases } = packages[of] ?? { exports: {}, cases: {} };
  const observation: Observation = { calls: [], offered: [] };
  const run = cases[name];
  if (!run) throw new Error(`There is no case “${name}” of ${of}`);
  const result = (await run(observe(exportsOf(exports), observation) as never)) ?? null;
  return { result, ...observation };
}

interface Call {
  call: { functionKey: string; payload?: Record<string, unknown> };
  context: Record<string, unknown>;
}

export async function resolver({ call, context }: Call, platform: unknown): Promise<unknown> {
  if (call.functionKey === 'case') return runCase(call.payload as never);
  const run = tenantFunctions[call.functionKey];
  if (!run) throw new Error(`The app has no function ${call.functionKey}`);
  return run(call.payload ?? {}, { context, platform });
}

export const hook = () => ({ statusCode: 204 });

/** Counts the deliveries of an event under its key; asks for another one as often as the event says, in its way. */
export async function worker(event: events.AsyncEvent): Promise<unknown> {
  const { key, way, times = 0 } = event.body as { key: string; way?: string; times?: number };
  const deliveries = ((await kvs.kvs.get<number>(key)) ?? 0) + 1;
  await kvs.kvs.set(key, deliveries);
  if (deliveries > times) return undefined;
  if (way === 'InvocationError') return new events.InvocationError();
  const answer = new events.QueueResponse();
  answer.retry();
  return answer;
}
