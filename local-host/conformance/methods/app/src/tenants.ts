import { asUser, getAppContext, route } from '@forge/api';
import { kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';

type Run = (payload: Record<string, unknown>, given: { context: object; platform: unknown }) => unknown;

/** Outlives an invocation, as all state of a module does while its process is warm. */
const seen: string[] = [];

const whoAmI = async (): Promise<string> => {
  const answer = await asUser().requestJira(route`/rest/api/3/myself`);
  return ((await answer.json()) as { displayName: string }).displayName;
};

/** A promise that a later invocation of the same process settles, whoever makes it. */
let passOn: (() => void) | undefined;
let passed = Promise.resolve();

/** Functions for tests of what invocations of one process share, and what they must not. */
export const tenantFunctions: Record<string, Run> = {
  /** Says before and after a wait who it works for; what it stored lies with that one. */
  async visit({ name }) {
    seen.push(String(name));
    const before = getAppContext().installationAri.toString();
    await kvs.set('visitor', name);
    const person = await whoAmI();
    const stored = await kvs.get('visitor');
    return {
      pid: process.pid,
      seen: [...seen],
      same: before === getAppContext().installationAri.toString(),
      installation: before,
      person,
      stored,
    };
  },
  /** Leaves work behind that runs on while a later invocation does. */
  leaveWork() {
    const { invocationId } = getAppContext();
    passed = new Promise<void>((resolve) => (passOn = resolve)).then(
      () =>
        void (leftBehind = {
          at: getAppContext().installationAri.toString(),
          same: getAppContext().invocationId === invocationId,
        }),
    );
    return { pid: process.pid, installation: getAppContext().installationAri.toString() };
  },
  async wakeWork() {
    passOn?.();
    await passed;
    return { pid: process.pid, leftBehind, installation: getAppContext().installationAri.toString() };
  },
  /** What a resolver gets to hear of the person, by whatever the call claims. */
  async identity(payload, { context, platform }) {
    const resolver = new Resolver();
    resolver.define('who', (request) => request.context.accountId);
    const run = resolver.getDefinitions() as unknown as (call: object, platform: unknown) => Promise<unknown>;
    const claimed = { ...context, accountId: payload.accountId };
    return {
      accountId: await run({ call: { functionKey: 'who', payload }, context: claimed }, platform),
      principal: (platform as { principal?: { accountId: string } }).principal?.accountId,
      person: await whoAmI(),
    };
  },
};

let leftBehind: { at: string; same: boolean } | undefined;
