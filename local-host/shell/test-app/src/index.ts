import Resolver from '@forge/resolver';

const functions = new Resolver();

/** Who calls and from where, as the platform says. */
functions.define('whoami', ({ context }) => ({
  accountId: context.accountId,
  moduleKey: context.moduleKey,
  extension: context.extension,
}));

functions.define('echo', ({ payload }) => payload);

functions.define('fail', () => {
  throw new Error('asked to fail');
});

export const resolver = functions.getDefinitions();
