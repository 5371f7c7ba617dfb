import {
  DEFAULT_REMOVAL_DAYS,
  deletionStep,
  isClosed,
  isOfDeletion,
  requestedFor,
} from '@behave-pro/core/rules';
import { SITE, type Context } from '../context';
import { queryIndex, type Stored } from '../forge/kvs';
import type { Log } from '../forge/log';
import { noteAudit } from '../records/audit';
import { changeAnew } from '../records/change';
import { pagesOf } from '../records/inventory';
import { projectIdOf, requestIdFrom } from '../records/keys';
import type { ProjectBody, ProjectRemoval } from '../records/kinds';
import { fromStored } from '../records/record';
import * as refs from '../records/refs';
import { persistently } from '../retry';
import { presentProject, projectChanged, type ProjectChange } from '../settings/project-events';
import { iso } from '../time';
import { isSiteBeingRemoved, NEW_INSTALLATION, readInstallation, removalsOf } from './installation';
import { MOST_REQUESTS } from './request-removal';

type Base = Pick<Context, 'now' | 'removals'>;

/** What a project is called; from an event where nothing is stored of the project itself. */
interface Named {
  key: string;
  name: string;
}

/** A removal that nobody asked for. */
const removalOf = ({ key, name }: Named, projectId: string, now: number): ProjectRemoval => ({
  id: requestIdFrom('deleted', projectId, now),
  askedAt: now,
  dueAt: requestedFor(now, DEFAULT_REMOVAL_DAYS),
  key,
  name,
});

/**
 * Files the removal of a project that Jira has deleted, or takes it back when Jira has it again. What was filed stands; where too
 * many wait already, the daily trigger files it later, but for a project without a record: only the event tells of that. Harmless twice and in any order: it goes by what the project's record says.
 *
 * @param deleted Of a project without a record: what it was called, if Jira has deleted it.
 */
const settleDeletion = (now: number, projectId: string, deleted?: Named): Promise<void> =>
  changeAnew(now, async (records) => {
    await records.prefetch([refs.project(projectId), refs.installation()]);
    const [project] = await records.read([refs.project(projectId)]);
    const [record] = await records.read([refs.installation()]);
    const before = record?.body ?? NEW_INSTALLATION;
    const { [projectId]: filed, ...others } = before.requests ?? {};
    const named = project ? project.body.away === 'deleted' && project.body : deleted;
    const step = deletionStep(filed, Boolean(named));
    if (step === 'none') return;
    if (step === 'cancel') {
      records.put(refs.installation(), { ...before, requests: others }, { projectId: SITE });
      const facts = [{ name: 'why', value: 'project-back' }];
      noteAudit(records, { at: now, projectId, action: 'removal-cancelled', facts });
      return;
    }
    const isFull = Object.keys(others).length >= MOST_REQUESTS;
    if (!named || (isFull && project)) return;
    const removal = removalOf(named, projectId, now);
    const requests = { ...others, [projectId]: removal };
    records.put(refs.installation(), { ...before, requests }, { projectId: SITE });
    const facts = [
      { name: 'dueAt', value: iso(removal.dueAt) },
      { name: 'why', value: 'project-deleted' },
    ];
    noteAudit(records, { at: now, projectId, action: 'removal-requested', facts });
  });

/** Whether anything is kept of issues of a project that has no record of its own: queries lag by seconds, this by days. */
async function hasIssues(projectId: string): Promise<boolean> {
  for (const kind of ['issue', 'example-map'])
    if ((await queryIndex(kind, 'by-project', [projectId], { limit: 1 })).records.length) return true;
  return false;
}

async function isRecorded(projectId: string, now: number): Promise<boolean> {
  const [record] = await changeAnew(now, (records) => records.read([refs.project(projectId)]));
  return record !== undefined;
}

/**
 * Keeps what is stored of a project in step with what Jira does with it. What is deleted for good there is removed here a week later, as if
 * somebody had asked for it; what comes back before that finds everything as it was.
 *
 * @param named As the event calls it.
 */
export async function followProject(
  context: Base,
  projectId: string,
  what: ProjectChange,
  named?: Named,
): Promise<void> {
  await projectChanged(context, projectId, what);
  if (await isRecorded(projectId, context.now)) {
    await settleDeletion(context.now, projectId);
    return;
  }
  // Its issues may be linked to scenarios of other projects. With it they are gone, and send no events of their own.
  if (what !== 'restored' && what !== 'deleted') return;
  const isThere = (await presentProject(projectId)) !== undefined;
  if (what === 'restored' && isThere) await settleDeletion(context.now, projectId);
  const isGone = what === 'deleted' && named !== undefined && !isThere;
  if (isGone && (await hasIssues(projectId))) await settleDeletion(context.now, projectId, named);
}

/**
 * Looks at each project that Jira has deleted, archived or put into the trash, as the events said: one that is back is open again, and its
 * removal taken back before it begins; one whose removal was not filed is filed. So no event of its coming back that is lost removes anything, or
 * keeps a project closed. That it is gone for good only the event says: the trash looks alike.
 * One that Jira does not answer for is looked at again the next day. While everything of the site is removed there is nothing to follow.
 */
export async function followDeletions(now: number, log: Log): Promise<void> {
  const installation = await persistently(readInstallation);
  if (isSiteBeingRemoved(installation)) return;
  const { requests = {} } = installation;
  const filed = Object.entries(requests).filter(([, one]) => isOfDeletion(one) && !isClosed(one));
  const looked = new Set(filed.map(([projectId]) => projectId));
  for await (const page of pagesOf('project'))
    for (const { key, value } of page) {
      const projectId = projectIdOf(key);
      const { away } = fromStored<ProjectBody>(value as Stored).body;
      if (projectId && away) looked.add(projectId);
    }
  const context = { now, removals: removalsOf(installation) };
  const follow = async (projectId: string): Promise<void> => {
    const isBack = (await presentProject(projectId)) !== undefined;
    if (isBack) await projectChanged(context, projectId, 'updated');
    if (isBack || (await isRecorded(projectId, now))) await settleDeletion(now, projectId);
  };
  for (const projectId of looked)
    await follow(projectId).catch((error: unknown) =>
      log.warn('deleted project not looked at', { error: error instanceof Error ? error.name : 'unknown' }),
    );
}
