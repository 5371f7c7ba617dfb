import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { callablesOf, exportsOf } from './app/src/callables';
import type { PackageName } from './table';

/** Methods of instances nobody can get: this one's constructor gives what `toJSON` answers in its own place. */
const OUT_OF_REACH = ['InvocationError.toJSON'];

/** Names all callables an installed package exports. */
export function exportedCallables(name: PackageName): string[] {
  // The bridge looks for its host while it is loaded; nothing is called here.
  Object.defineProperty(globalThis, '__bridge', {
    value: { callBridge: () => undefined },
    configurable: true,
  });
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return callablesOf(exportsOf(require(name) as object)).filter((method) => !OUT_OF_REACH.includes(method));
}

/** Version of an installed package. */
export function versionOf(name: PackageName): string {
  const { version } = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** Where a package is installed. */
export const folderOf = (name: PackageName): string => dirname(dirname(require.resolve(name)));
