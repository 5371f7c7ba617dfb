import type * as ResolverPackage from '@forge/resolver';
import { failureOf, type Cases } from './case';

/** The package's default export goes by its name. */
export type ResolverExports = typeof ResolverPackage & { Resolver: typeof ResolverPackage.default };

const call = (functionKey: string) => ({
  call: { functionKey, payload: { a: 1 } },
  context: { accountId: 'somebody-else', moduleKey: 'panel' },
});
const platform = { principal: { accountId: 'paul' }, installContext: 'ari:site' };

type Run = (request: object, platform: object) => Promise<unknown>;

export const resolverCases: Cases<'@forge/resolver', ResolverExports> = {
  async 'functions defined one by one'({ Resolver }) {
    const resolver = new Resolver();
    resolver.define('who', ({ payload, context }) => ({ payload, context }));
    const run = resolver.getDefinitions() as unknown as Run;
    return {
      who: await run(call('who'), platform),
      unknown: await failureOf(() => run(call('nobody'), platform)),
      twice: await failureOf(() => resolver.define('who', () => 1)),
    };
  },
  async 'functions defined all at once'({ makeResolver }) {
    const run = makeResolver({
      who: ({ context }: { context: object }) => context,
    } as never) as unknown as Run;
    return run(call('who'), platform);
  },
};
