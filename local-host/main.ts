import { join, resolve } from 'node:path';
import { readArguments, readSource, runImport, UsageError } from './import';
import { buildUi } from './platform/build-ui';
import type { Mixture } from './platform/fault-rules';
import { startHost } from './server';

const ROOT = resolve(__dirname, '..');

/** `BEHAVE_FAULTS=0.05` spoils that share of the app's requests as long as the host runs; `BEHAVE_FAULTS_SEED` varies which. */
function standingFaults(): { standingFaults?: Mixture } {
  const { BEHAVE_FAULTS: rate, BEHAVE_FAULTS_SEED: seed = '1' } = process.env;
  return rate ? { standingFaults: { rate: Number(rate), seed: Number(seed) } } : {};
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const { importFrom, projectKey } = readArguments(process.argv.slice(2));
  // npm runs this in the repository, wherever it was called.
  const source =
    importFrom === undefined ? undefined : readSource(resolve(process.env.INIT_CWD ?? '.', importFrom));
  const port = Number(process.env.PORT ?? 4000);
  const dataDir = resolve(process.env.BEHAVE_DATA ?? join(ROOT, '.local'));
  const demo = process.env.BEHAVE_DEMO !== 'false';
  say('Behave Pro is starting. The first time everything is built, which may take half a minute.');
  await buildUi(ROOT);
  const host = await startHost({ port, dataDir, demo, ...standingFaults() });
  const stop = (): void => void host.close().then(() => process.exit());
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  say(`Behave Pro is ready after ${Math.round(performance.now() / 100) / 10} s: ${host.url}`);
  if (!source) {
    say(`Try first: open ${host.url}/browse/SHOP-1 and click "Acceptance criteria".`);
    return;
  }
  await runImport(host.url, source, projectKey, say).catch((error: unknown) => {
    process.exitCode = 1;
    stop();
    throw error;
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
