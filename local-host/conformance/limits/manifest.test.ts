import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { LIMITS, SECOND } from '../../limits';
import { appSources } from '../../platform/app-sources';
import { readManifest } from '../../platform/manifest';
import { manifestProblems, type ManifestUnderTest } from '../../platform/manifest-rules';
import { startHost } from '../../server';
import { tryRows, type Case } from './try-rows';

const limits = LIMITS.manifest;
const TEST_APP = join(__dirname, '../../test-app');

type Change = (manifest: ManifestUnderTest) => void;

/** The test app's manifest with a change. */
function changed(change: Change): ManifestUnderTest {
  const manifest = structuredClone(readManifest(TEST_APP)) as unknown as ManifestUnderTest;
  change(manifest);
  return manifest;
}

/** Starts a host on the test app with another manifest; what it refuses it refuses before anything is built. */
async function start(manifest: ManifestUnderTest): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    cpSync(join(TEST_APP, 'src'), join(folder, 'src'), { recursive: true });
    writeFileSync(join(folder, 'manifest.yml'), stringify(manifest));
    const host = await startHost({ port: 0, dataDir: folder, demo: false, appDir: folder, shell: false });
    await host.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Shows that nothing is wrong with one manifest, and that the host does not start with the other. */
const refuses =
  (fits: Change, beyond: Change, problem: string): Case =>
  async () => {
    expect(manifestProblems(changed(fits), appSources(TEST_APP))).toEqual([]);
    await expect(start(changed(beyond))).rejects.toThrow(problem);
  };

const many = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => ({ key: `k${at}`, name: `n${at}`, ...more }));

/** A change by how many there are of something, tried with as many as may be and with one more. */
const upTo = ({ value }: { value: number }, by: (count: number) => Change, problem: string): Case =>
  refuses(by(value), by(value + 1), problem);

const entities =
  (list: { name: string }[]): Change =>
  ({ app = {} }) =>
    void (app.storage = { entities: list });
const triggers =
  (interval: string) =>
  (count: number): Change =>
  ({ modules = {} }) =>
    void (modules.scheduledTrigger = many(count, { interval }));
const runtime =
  (name: string, memoryMB: number): Change =>
  ({ app = {} }) =>
    void (app.runtime = { name, memoryMB });
const alias =
  (...names: string[]): Change =>
  ({ modules = {} }) =>
    void (modules['jira:entityProperty'] = names.map((searchAlias) => ({
      key: searchAlias,
      values: [{ searchAlias }],
    })));

tryRows('manifest', {
  entities: upTo(limits.entities, (count) => entities(many(count)), '21 entities; the most is 20'),
  indexes: upTo(
    limits.indexes,
    (count) => entities(many(1, { indexes: many(count) })),
    'entity n0 has 8 indexes; the most is 7',
  ),
  attributes: upTo(
    limits.attributes,
    (count) => entities(many(1, { attributes: Object.fromEntries(many(count).map(({ key }) => [key, {}])) })),
    'entity n0 has 51 attributes; the most is 50',
  ),
  scheduledTriggers: upTo(limits.scheduledTriggers, triggers('hour'), '6 scheduled triggers; the most is 5'),
  fiveMinuteTriggers: upTo(
    limits.fiveMinuteTriggers,
    triggers('fiveMinute'),
    '2 scheduled triggers every five minutes; the most is 1',
  ),
  memoryMinimum: refuses(
    runtime('nodejs22.x', limits.memoryMinimum.value),
    runtime('nodejs22.x', limits.memoryMinimum.value - 1),
    'memoryMB is 127; it must be 128 to 1024',
  ),
  memoryMaximum: upTo(
    limits.memoryMaximum,
    (megabytes) => runtime('nodejs22.x', megabytes),
    'memoryMB is 1025; it must be 128 to 1024',
  ),
  timeout: upTo(
    { value: limits.timeout.value / SECOND },
    (timeoutSeconds) =>
      ({ modules = {} }) =>
        void modules.function?.push({ key: 'slow', timeoutSeconds }),
    'timeoutSeconds of function slow is 901; it must be 1 to 900',
  ),
  resources: upTo(
    limits.resources,
    (count) => (manifest) => void (manifest.resources = many(count)),
    '11 resources; the most is 10',
  ),
  async retiredRuntimes() {
    for (const name of limits.retiredRuntimes.value) {
      await refuses(
        runtime('nodejs22.x', 512),
        runtime(name, 512),
        `the runtime ${name} is retired`,
      )(undefined as never);
    }
  },
  searchAliasUses: refuses(
    alias('one', 'two'),
    alias('one', 'ONE'),
    'the search alias one is declared more than once',
  ),
  storageScope: refuses(
    () => undefined,
    ({ permissions = {} }) => void (permissions.scopes = ['read:jira-work']),
    'the code uses Forge storage and the scope storage:app is missing',
  ),
});
