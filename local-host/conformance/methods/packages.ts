import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { callablesOf, exportsOf } from './app/src/callables';
import type { PackageName } from './table';

/** Methods of instances nobody can get: this one's constructor gives what `toJSON` answers in its own place. */
const OUT_OF_REACH = ['InvocationError.toJSON'];

interface Description {
  version: string;
  exports?: Record<string, unknown>;
}

const describePackage = (name: PackageName): Description =>
  JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as Description;

/** Names all callables an installed package exports, from whichever of its entry points. */
export function exportedCallables(name: PackageName): string[] {
  // The bridge looks for its host while it is loaded; nothing is called here.
  Object.defineProperty(globalThis, '__bridge', {
    value: { callBridge: () => undefined },
    configurable: true,
  });
  const entries = Object.keys(describePackage(name).exports ?? { '.': true });
  const callables = entries.flatMap((entry) =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    callablesOf(exportsOf(require(join(name, entry)) as object)),
  );
  return [...new Set(callables)].filter((method) => !OUT_OF_REACH.includes(method));
}

/** Version of an installed package. */
export const versionOf = (name: PackageName): string => describePackage(name).version;

/** Where a package is installed. */
export const folderOf = (name: PackageName): string => dirname(dirname(require.resolve(name)));
