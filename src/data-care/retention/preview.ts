import { dueBefore, isRunDue } from '@behave-pro/core/rules';
import type { ProjectContext } from '../../context';
import { AppError } from '../../errors';
import { toFeature } from '../../features/feature-record';
import { trimSaves } from '../../features/trim-saves';
import { queryIndex } from '../../forge/kvs';
import type { RetentionPreview } from '../../invoke-api';
import { consult } from '../../records/change';
import { goingOn } from '../../records/going-on';
import { featureIdOf, runIdOf } from '../../records/keys';
import type { FeatureBody, RunBody } from '../../records/kinds';
import { fromStored } from '../../records/record';
import * as refs from '../../records/refs';
import { isOpen, NEW_PROJECT } from '../../settings/project-state';
import { iso } from '../../time';
import { readInstallation } from '../installation';
import { heldForNow } from './held-runs';
import { mayBeSwept } from './may-be-swept';
import { isWaiting } from './unsettled';

/** What one answer looks at: a person is waiting, and asks for the rest. */
const RUN_PAGES = 8;
const FEATURE_PAGES = 3;

export interface AskPreview {
  runDays: number | null;
  versionDays: number | null;
  /** What the answer before gave. */
  after?: string | undefined;
}

/** Where an answer stopped: in which list, and behind what. */
type At = { list: 'runs' | 'features'; cursor?: string };

const START: At = { list: 'runs' };
const NOTHING: RetentionPreview = { runs: 0, versions: 0, features: 0 };

function atOf(after: string | undefined): At {
  if (after === undefined) return START;
  const [list, cursor] = [after.slice(0, after.indexOf(' ')), after.slice(after.indexOf(' ') + 1)];
  if (list !== 'runs' && list !== 'features')
    throw new AppError('Invalid', 'The preview cannot be gone on with. Look again.');
  return { list, ...(cursor && { cursor }) };
}

const after = (list: At['list'], cursor = ''): { next: string } => ({ next: `${list} ${cursor}` });

/** When the oldest run that is younger than those that may go was started. */
async function oldestYounger(projectId: string, from: number): Promise<number | undefined> {
  const { records } = await queryIndex('run', 'by-project', [projectId], { from, limit: 1 });
  return records.map(({ value }) => Number(value.startedAt) * 1000)[0];
}

async function runsDue(
  projectId: string,
  days: number,
  now: number,
  { cursor }: At,
): Promise<RetentionPreview> {
  const held = await heldForNow(projectId);
  const to = Math.max(0, Math.floor(dueBefore(days, now) / 1000));
  const kept: number[] = [];
  let runs = 0;
  let from = cursor;
  for (let n = 0; n < RUN_PAGES; n += 1) {
    const page = await goingOn(from, () =>
      queryIndex('run', 'by-project', [projectId], { from: 0, to, ...(from && { cursor: from }) }),
    );
    for (const { key, value } of page.records) {
      const run = fromStored<RunBody>(value);
      const { startedAt } = run.body;
      const isDue = isRunDue({ id: runIdOf(projectId, key), startedAt }, held, days, now);
      // What was written just now is settled by the next sweep.
      if (isDue && !isWaiting(run)) runs += 1;
      else kept.push(startedAt);
    }
    from = page.cursor;
    if (!from) break;
  }
  const oldest = kept[0] ?? (from ? undefined : await oldestYounger(projectId, to + 1));
  return {
    ...NOTHING,
    runs,
    ...(oldest !== undefined && { oldestRun: iso(oldest) }),
    ...(from ? after('runs', from) : after('features')),
  };
}

async function versionsDue(
  projectId: string,
  days: number,
  now: number,
  { cursor }: At,
): Promise<RetentionPreview> {
  const found = { ...NOTHING };
  let oldest: number | undefined;
  let from = cursor;
  for (let n = 0; n < FEATURE_PAGES; n += 1) {
    const page = await goingOn(from, () =>
      queryIndex('feature', 'by-project', [projectId], from ? { cursor: from } : {}),
    );
    for (const { key, value } of page.records) {
      const record = fromStored<FeatureBody>(value);
      if (record.body.gone) continue;
      const { versions, oldestKept } = await trimSaves(toFeature(featureIdOf(key), record), days, now);
      found.versions += versions;
      if (versions) found.features += 1;
      if (oldestKept !== undefined) oldest = Math.min(oldest ?? Infinity, oldestKept);
    }
    from = page.cursor;
    if (!from) break;
  }
  return {
    ...found,
    ...(oldest !== undefined && { oldestVersion: iso(oldest * 1000) }),
    ...(from && after('features', from)),
  };
}

async function isSweptNow({ project, licence }: ProjectContext): Promise<boolean> {
  const [[record], installation] = await Promise.all([
    consult((records) => records.read([refs.project(project.id)])),
    readInstallation(),
  ]);
  // The daily run reads the licence before it sweeps.
  return licence !== 'lapsed' && mayBeSwept(installation, project.id) && isOpen(record?.body ?? NEW_PROJECT);
}

/**
 * What the next sweep would remove if the project kept what is asked, a part of it: who asks adds the parts up. Nothing, while no sweep
 * touches the project. Queries lag. Throws Invalid.
 */
export async function previewRetention(
  context: ProjectContext,
  { runDays, versionDays, after: from }: AskPreview,
): Promise<RetentionPreview> {
  const { project, now } = context;
  const at = atOf(from);
  if (!(await isSweptNow(context))) return NOTHING;
  if (at.list === 'runs')
    return runDays === null ? { ...NOTHING, ...after('features') } : runsDue(project.id, runDays, now, at);
  return versionDays === null ? NOTHING : versionsDue(project.id, versionDays, now, at);
}
