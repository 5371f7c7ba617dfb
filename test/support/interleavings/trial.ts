import type { FeatureVersion } from '../../../src/invoke-api';
import { disagreements, type FeatureTable } from '../agreement';
import type { Host, Tenant, User } from '../host';
import { importAll } from '../import';
import { seeded } from '../random';
import { ask, createIssue, enabledProject, SPECIFICATION, type Issue } from '../site';
import { bodies, dumpOf, type Dump } from '../stored';
import { firstText } from './alter';
import type { Call } from './edits';
import { unexplained, type Outcome } from './oracle';
import { Writer, type Stage, type Target } from './writer';

export interface Trial {
  calls: Call[];
  /** What is wrong, for people; empty where all is right. */
  wrong: string[];
}

const WRITERS: User[] = ['ada', 'paul', 'mira', 'mira'];
const PROJECT = 'MIX';
const ISSUES = 3;
/** As many mutations a record remembers. */
const MARKS_KEPT = 16;

async function prepared(tenant: Tenant): Promise<{ issues: Issue[]; targets: Target[] }> {
  await enabledProject(tenant, PROJECT);
  const issues: Issue[] = [];
  for (let n = 0; n < ISSUES; n += 1) issues.push(await createIssue(tenant, 'mira', PROJECT, `Story ${n}`));
  const keys = issues.map(({ key }) => key);
  const files = ['One', 'Two'].map((name) => ({ path: `${name}.feature`, text: firstText(name, keys) }));
  const imported = await importAll(
    tenant,
    'mira',
    PROJECT,
    files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })),
  );
  await tenant.local('POST', 'drain');
  return { issues, targets: files.map((file, n) => ({ ...file, id: imported[n]?.featureId ?? '' })) };
}

/** How often each feature was written, and by which mutations, the newest first. */
const writesOf = (dump: Dump): Map<string, { revision: number; marks: string[] }> =>
  new Map(
    (dump.entities.feature ?? []).map(({ key, value }) => [
      key,
      { revision: Number(value.revision), marks: String(value.writes).split(' ') },
    ]),
  );

async function outcomesOf(tenant: Tenant, before: Dump, after: Dump): Promise<Outcome[]> {
  const firsts = bodies<FeatureTable>(before, 'feature');
  const written = writesOf(before);
  const outcomes: Outcome[] = [];
  for (const [key, { text, scenarios }] of bodies<FeatureTable>(after, 'feature')) {
    const featureId = key.slice('feature:'.length);
    const { revision, marks } = writesOf(after).get(key) ?? { revision: 0, marks: [] };
    const writes = revision - (written.get(key)?.revision ?? 0);
    if (writes > MARKS_KEPT) throw new Error(`${writes} writes into ${featureId} are more than it remembers`);
    const payload = { featureId };
    const { versions } = await ask<{ versions: FeatureVersion[] }>(
      tenant,
      'mira',
      SPECIFICATION,
      { projectKey: PROJECT },
      'versions',
      payload,
    );
    const first = firsts.get(key);
    outcomes.push({
      featureId,
      ...(first && {
        first: { text: first.text, table: first.scenarios, texts: [first.text], imported: first.text },
      }),
      text,
      table: scenarios,
      versions: versions.map(({ version }) => version).reverse(),
      marks: marks.slice(0, writes).reverse(),
    });
  }
  return outcomes;
}

/**
 * Four writers at once on two features, and on such as they make, and three issues, while one in twenty requests to storage
 * loses its answer after it was carried out. Then everybody goes home, the queue is worked off, and what is stored is judged.
 * The seed gives what the writers draw and which requests fail; how they overlap is the machine's.
 */
export async function trial(host: Host, seed: number): Promise<Trial> {
  const tenant = await host.tenant(`mix-${seed}`);
  const { issues, targets } = await prepared(tenant);
  const before = await dumpOf(tenant);
  let moment = 0;
  const calls: Call[] = [];
  const stage: Stage = { tenant, projectKey: PROJECT, issues, targets, calls, tick: () => (moment += 1) };
  await tenant.local('POST', 'faults', { target: 'kvs', kind: 'reset-after-write', rate: 0.05, seed });
  await tenant.local('POST', 'faults', { target: 'kvs', kind: 'slow', ms: 5, rate: 0.3, seed });
  await Promise.all(
    WRITERS.map((user, n) => new Writer(stage, user, n, seeded(seed * WRITERS.length + n)).work()),
  );
  await tenant.local('DELETE', 'faults');
  await tenant.local('POST', 'drain');
  const after = await dumpOf(tenant);
  const byKey = new Map(issues.map(({ id, key }) => [key, id]));
  const wrong = [
    ...disagreements(after),
    ...unexplained(calls, await outcomesOf(tenant, before, after), byKey),
  ];
  return { calls, wrong };
}
