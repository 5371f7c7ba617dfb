import path from 'node:path';
import { bundleApp } from '../local-host/platform/bundle';
import { ROOT } from './checks';

/** Makes the bundle that hosts of this repository start with, so that the first of them need not wait for it. */
bundleApp(ROOT, path.join(ROOT, '.build')).then(
  () => undefined,
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
