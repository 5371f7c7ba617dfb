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
  seed: number;
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

/** A trial that is ready to begin. */
interface Ready {
  seed: number;
  stage: Stage;
  before: Dump;
}

async function ready(host: Host, seed: number): Promise<Ready> {
  const tenant = await host.tenant(`mix-${seed}`);
  const { issues, targets } = await prepared(tenant);
  let moment = 0;
  const tick = (): number => (moment += 1);
  const stage: Stage = { tenant, projectKey: PROJECT, issues, targets, calls: [], tick };
  return { seed, stage, before: await dumpOf(tenant) };
}

const played = ({ seed, stage }: Ready): Promise<unknown> =>
  Promise.all(WRITERS.map((user, n) => new Writer(stage, user, n, seeded(seed * WRITERS.length + n)).work()));

async function judged({ seed, stage, before }: Ready): Promise<Trial> {
  const { tenant, issues, calls } = stage;
  const after = await dumpOf(tenant);
  const byKey = new Map(issues.map(({ id, key }) => [key, id]));
  const outcomes = await outcomesOf(tenant, before, after);
  return { seed, calls, wrong: [...disagreements(after), ...unexplained(calls, outcomes, byKey)] };
}

/**
 * In each trial, which has a site of its own, four writers at once on two features, and on such as they make, and three
 * issues, while one in twenty requests to storage loses its answer after it was carried out. Then everybody goes home, the
 * queue is worked off, and what is stored is judged. The seed gives what the writers draw; how they overlap, and so which of
 * the requests fail, is the machine's. The trials of a call run together: what takes time in each is waiting.
 */
export async function trials(host: Host, seeds: readonly number[]): Promise<Trial[]> {
  const [seed] = seeds;
  const all = await Promise.all(seeds.map((one) => ready(host, one)));
  await host.local('POST', 'faults', { target: 'kvs', kind: 'reset-after-write', rate: 0.05, seed });
  // A pause between reading and writing, in which others write.
  const slow = { target: 'kvs', kind: 'slow', path: 'transaction', ms: 15, rate: 0.7, seed };
  await host.local('POST', 'faults', slow);
  await Promise.all(all.map(played));
  await host.local('DELETE', 'faults');
  await host.local('POST', 'drain');
  return Promise.all(all.map(judged));
}
