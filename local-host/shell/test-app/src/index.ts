import Resolver from '@forge/resolver';

const functions = new Resolver();

/** Who calls and from where, as the platform says. */
functions.define('whoami', ({ context }) => ({
  accountId: context.accountId,
  moduleKey: context.moduleKey,
  extension: context.extension,
}));

functions.define('echo', ({ payload }) => payload);

/** Places for bytes, as the bridge's object store asks for them; nothing listens there. */
for (const port of [7, 8, 9]) {
  functions.define(`place-${port}`, ({ payload: { keys, allObjectMetadata } }) => ({
    [`http://127.0.0.1:${port}/object`]: keys?.[0] ?? {
      key: 'object',
      checksum: allObjectMetadata[0].checksum,
    },
  }));
}

functions.define('fail', () => {
  throw new Error('asked to fail');
});

export const resolver = functions.getDefinitions();

/** Fails on a site whose clock stands beyond the year 2090, so that a test can see a failure. */
export const nightly = (): void => {
  if (new Date().getFullYear() > 2090) throw new Error('asked to fail');
};
