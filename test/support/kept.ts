import type {
  AuditPage,
  FeatureVersion,
  FeatureView,
  RetentionPreview,
  SettingsView,
} from '../../src/invoke-api';
import type { Tenant } from './host';
import { importAll } from './import';
import { PASSED, ran, ranFeature, reportOn } from './reports';
import {
  ask,
  enabledProjectWithKey,
  publish,
  SETTINGS,
  SPECIFICATION,
  type NewKey,
  type Project,
} from './site';
import { bodies, type Dump } from './stored';

const id = () => crypto.randomUUID();

/** A project with a pipeline, and what is done in it. */
export interface Kept extends NewKey {
  tenant: Tenant;
  project: Project;
}

export async function keeping(tenant: Tenant, key: string): Promise<Kept> {
  const { project, ...made } = await enabledProjectWithKey(tenant, key);
  return { tenant, project, ...made };
}

const reportOf = (scenarios: readonly string[]): string =>
  reportOn(
    ranFeature(
      'kept.feature',
      'Kept',
      scenarios.map((name) => ran(name, { 'Given a': PASSED })),
    ),
  );

/** Publishes a run of these scenarios; a run is another one by its build. */
export async function publishRun(kept: Kept, build: string, scenarios: readonly string[]): Promise<string> {
  const answer = await publish(kept, reportOf(scenarios), { 'x-build-id': build });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { runId: string }).runId;
}

const textOf = (scenarios: readonly string[], remark = ''): string =>
  `Feature: Kept\n${remark && `  ${remark}\n`}${scenarios.map((name) => `\n  Scenario: ${name}\n    Given a\n`).join('')}`;

/** A feature of a file. */
export async function importKept(kept: Kept, scenarios: readonly string[], remark = ''): Promise<string> {
  const bytes = Buffer.from(textOf(scenarios, remark));
  const [file] = await importAll(
    kept.tenant,
    'mira',
    kept.project.key,
    [{ path: 'kept.feature', bytes }],
    'merge',
  );
  if (!file?.featureId) throw new Error('The feature was not imported');
  return file.featureId;
}

const onPage = <T>({ tenant, project }: Kept, name: string, payload: object): Promise<T> =>
  ask<T>(tenant, 'mira', SPECIFICATION, { projectKey: project.key }, name, payload);

export const featureOf = async (kept: Kept, featureId: string): Promise<FeatureView> =>
  (await onPage<{ feature: FeatureView }>(kept, 'feature', { featureId })).feature;

export const versionsOf = async (kept: Kept, featureId: string): Promise<FeatureVersion[]> =>
  (await onPage<{ versions: FeatureVersion[] }>(kept, 'versions', { featureId })).versions;

/** Saves the feature with another remark. */
export async function edit(
  kept: Kept,
  featureId: string,
  scenarios: readonly string[],
  remark: string,
): Promise<void> {
  const { textHash } = await featureOf(kept, featureId);
  const text = textOf(scenarios, remark);
  await onPage(kept, 'saveText', { writeId: id(), featureId, textHash, text });
}

type Choice = { runDays: number | null; versionDays: number | null };

export const keep = ({ tenant, project }: Kept, retention: Choice): Promise<SettingsView> =>
  ask(tenant, 'paul', SETTINGS, { projectKey: project.key }, 'save', {
    writeId: id(),
    state: 'enabled',
    retention,
  });

/** What the next sweep would remove, all parts together. */
export async function previewOf({ tenant, project }: Kept, retention: Choice): Promise<RetentionPreview> {
  const whole: RetentionPreview = { runs: 0, versions: 0, features: 0 };
  let after: string | undefined;
  do {
    const payload = { ...retention, ...(after !== undefined && { after }) };
    const { next, ...part } = await ask<RetentionPreview>(
      tenant,
      'paul',
      SETTINGS,
      { projectKey: project.key },
      'previewRetention',
      payload,
    );
    Object.assign(whole, part, {
      runs: whole.runs + part.runs,
      versions: whole.versions + part.versions,
      features: whole.features + part.features,
    });
    after = next;
  } while (after !== undefined);
  return whole;
}

/** Counts of each sweep that the audit log of the project tells, the newest first. */
export async function sweepsOf({ tenant, project }: Kept): Promise<Record<string, unknown>[]> {
  await tenant.local('POST', 'drain');
  const { entries } = await ask<AuditPage>(tenant, 'paul', SETTINGS, { projectKey: project.key }, 'audit', {
    action: 'retention-swept',
  });
  return entries.map(({ facts }) => Object.fromEntries(facts.map(({ name, value }) => [name, value])));
}

export const runsIn = (dump: Dump): string[] =>
  [...bodies(dump, 'run').keys()].map((key) => key.split(':')[2] ?? '').sort();

export const contentsIn = (dump: Dump, kind: 'run-part' | 'version' | 'saves'): string[] =>
  (dump.kvs as { key: string }[]).flatMap(({ key }) => (key.startsWith(`${kind}:`) ? [key] : [])).sort();
