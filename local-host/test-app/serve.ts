/** Serves the test app as a process of its own, so that a test can kill it: `serve.ts <data folder>`. */
import { startHost } from '../server';

startHost({ port: 0, dataDir: process.argv[2] ?? '', demo: false, appDir: __dirname, shell: false })
  .then(({ url }) => process.stdout.write(`${url}\n`))
  .catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  });
