import { dueBefore, isRunDue } from '@behave-pro/core/rules';
import type { ProjectContext } from '../../context';
import { AppError } from '../../errors';
import { toFeature } from '../../features/feature-record';
import { trimSaves } from '../../features/trim-saves';
import { queryIndex, StorageError, type Page } from '../../forge/kvs';
import type { RetentionPreview } from '../../invoke-api';
import { featureIdOf, runIdOf } from '../../records/keys';
import type { FeatureBody, RunBody } from '../../records/kinds';
import { fromStored } from '../../records/record';
import { iso } from '../../time';
import { heldForNow } from './held-runs';

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

async function pageFrom(cursor: string | undefined, list: () => Promise<Page>): Promise<Page> {
  try {
    return await list();
  } catch (error) {
    if (cursor && error instanceof StorageError && error.failure === 'refused')
      throw new AppError('Invalid', 'The preview cannot be gone on with. Look again.');
    throw error;
  }
}

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
    const page = await pageFrom(from, () =>
      queryIndex('run', 'by-project', [projectId], { from: 0, to, ...(from && { cursor: from }) }),
    );
    for (const { key, value } of page.records) {
      const { body, attributes } = fromStored<RunBody>(value);
      const isWaiting = Boolean(attributes.published) && !body.applied;
      const isDue = isRunDue({ id: runIdOf(projectId, key), startedAt: body.startedAt }, held, days, now);
      if (isDue && !isWaiting) runs += 1;
      else kept.push(body.startedAt);
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
    const page = await pageFrom(from, () =>
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

/**
 * What the next sweep would remove if the project kept what is asked, a part of it: who asks adds the parts up. Queries lag. Throws
 * Invalid.
 */
export async function previewRetention(
  { project, now }: ProjectContext,
  { runDays, versionDays, after: from }: AskPreview,
): Promise<RetentionPreview> {
  const at = atOf(from);
  if (at.list === 'runs')
    return runDays === null ? { ...NOTHING, ...after('features') } : runsDue(project.id, runDays, now, at);
  return versionDays === null ? NOTHING : versionsDue(project.id, versionDays, now, at);
}
