import { asUser, getAppContext, route } from '@forge/api';
import { Queue } from '@forge/events';
import { Filter, FilterConditions, WhereConditions, kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';

type Run = (payload: Record<string, unknown>, given: { context: object; platform: unknown }) => unknown;

/** Outlives an invocation, as all state of a module does while its process is warm. */
const visitors: string[] = [];
let wake: () => void = () => undefined;
let left = Promise.resolve({ installation: '', stored: '' as unknown });

const installation = (): string => getAppContext().installationAri.toString();

async function whoAmI(): Promise<string> {
  const answer = await asUser().requestJira(route`/rest/api/3/myself`);
  return ((await answer.json()) as { displayName: string }).displayName;
}

/** Functions for what invocations of one warm process share, and for what they must not. */
export const tenantFunctions: Record<string, Run> = {
  /** Says who it works for; what it stores lies with that one. */
  async visit({ name }) {
    visitors.push(String(name));
    const before = installation();
    const stored = (await kvs.get('visitor')) ?? null;
    await kvs.set('visitor', name);
    const person = await whoAmI();
    return { pid: process.pid, visitors: [...visitors], before, after: installation(), person, stored };
  },
  /** Leaves work behind that goes on during a later invocation. */
  leaveWork() {
    left = new Promise<void>((resolve) => (wake = resolve)).then(async () => ({
      installation: installation(),
      stored: await kvs.get('visitor').catch(({ message }: Error) => message),
    }));
    return { pid: process.pid, installation: installation() };
  },
  async finishWork() {
    wake();
    return { pid: process.pid, installation: installation(), left: await left };
  },
  /** What is known of the person, whatever the call claims. */
  async identity(payload, { context, platform }) {
    const resolver = new Resolver();
    resolver.define('who', (request) => request.context.accountId);
    const run = resolver.getDefinitions() as unknown as (call: object, platform: unknown) => Promise<unknown>;
    const claimed = { ...context, accountId: payload.accountId };
    return {
      accountId: await run({ call: { functionKey: 'who', payload }, context: claimed }, platform),
      person: await whoAmI(),
    };
  },
  push: ({ events }) => new Queue({ key: 'work' }).push(events as never),
  stored: async ({ key }) => (await kvs.get(key as string)) ?? null,
  /** Reads by key and by query right after a write. */
  async writeAndLook() {
    await kvs.set('late:1', 1);
    const query = kvs.query().where('key', WhereConditions.beginsWith('late:'));
    return { read: await kvs.get('late:1'), found: (await query.getMany()).results };
  },
  /** A condition on what is no item of an entity. */
  async conditionOnPlainKey() {
    const conditions = new Filter<{ a: number }>().and('a', FilterConditions.equalTo(1));
    try {
      await kvs
        .transact()
        .set('plain', { a: 1 }, { conditions } as never)
        .execute();
      return null;
    } catch (error) {
      return { ...(error as object), message: (error as Error).message };
    }
  },
};
