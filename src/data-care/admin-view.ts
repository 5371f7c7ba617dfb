import { apiKeyState, firstPassOf } from '@behave-pro/core/rules';
import type { Context, ProjectFacts } from '../context';
import { AppError } from '../errors';
import { namesOf, readProject, searchProjects } from '../forge/jira';
import { listEntities, type Stored } from '../forge/kvs';
import { appFacts } from '../forge/licence';
import type { AdminProject, AdminView } from '../invoke-api';
import { consult, type Reader } from '../records/change';
import type { CatalogueEntry, InstallationBody, ProjectBody } from '../records/kinds';
import { fromStored } from '../records/record';
import * as refs from '../records/refs';
import { readShards, shardRoot } from '../records/shards';
import { isOpen, NEW_PROJECT } from '../settings/project-state';
import { writeSettings } from '../settings/save-settings';
import { lastReport } from '../settings/settings-view';
import { iso } from '../time';
import { readInstallation } from './installation';
import { removedByKind, requestView, siteRemovalView } from './removal-view';
import { storedCounts } from './stored-counts';

/** Module keys of the triggers whose runs are noted. */
const TRIGGERS = ['retention'];

interface Counted extends Pick<AdminProject, 'features' | 'scenarios' | 'drafts' | 'keys'> {
  body: ProjectBody | undefined;
}

async function counted(records: Reader, projectId: string, now: number): Promise<Counted> {
  const [record] = await records.read([refs.project(projectId)]);
  const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', projectId);
  const keys = await records.read((record?.body.keys ?? []).map(({ hash }) => refs.apiKeyByHash(hash)));
  return {
    body: record?.body,
    features: catalogue.length,
    scenarios: catalogue.reduce((sum, { scenarios }) => sum + scenarios.length, 0),
    drafts: catalogue.filter(({ draft }) => draft).length,
    keys: keys.filter((key) => key && apiKeyState(key.body, now) === 'active').length,
  };
}

/** Jira projects with what is stored of them, in the order given. */
async function adminProjects(context: Context, projects: readonly ProjectFacts[]): Promise<AdminProject[]> {
  const counts = await consult(async (records) => {
    await records.prefetch(projects.flatMap(({ id }) => [refs.project(id), shardRoot('catalogue', id)]));
    return Promise.all(projects.map(({ id }) => counted(records, id, context.now)));
  });
  return Promise.all(
    projects.map(async (project, n): Promise<AdminProject> => {
      const { body, ...numbers } = counts[n] ?? {
        body: undefined,
        features: 0,
        scenarios: 0,
        drafts: 0,
        keys: 0,
      };
      const report = body && (await lastReport(project.id));
      return {
        ...project,
        state: isOpen(body ?? NEW_PROJECT) ? 'enabled' : 'disabled',
        ...numbers,
        ...(report && { lastReport: report }),
      };
    }),
  );
}

async function removedView({ removal }: InstallationBody): Promise<Pick<AdminView, 'removed'>> {
  if (removal?.doneAt === undefined) return {};
  const { announcedAt, doneAt, removed, propertiesLeft, asked } = removal;
  const firstPassAt = firstPassOf(removal);
  return {
    removed: {
      announcedAt: iso(announcedAt),
      ...(firstPassAt !== undefined && { firstPassAt: iso(firstPassAt) }),
      doneAt: iso(doneAt),
      ...(asked && {
        asked: requestView(asked, await namesOf(asked.askedBy === undefined ? [] : [asked.askedBy])),
      }),
      backupsGoneBy: iso(doneAt),
      ...(propertiesLeft !== undefined && { propertiesLeft }),
      ...removedByKind(removed),
    },
  };
}

/** Enabled projects of one page of records that are not among those found, as far as the admin may see them. */
async function enabledBesides(found: readonly ProjectFacts[]): Promise<ProjectFacts[]> {
  const { items } = await listEntities('project');
  const listed = new Set(found.map(({ id }) => id));
  const missing = items
    .flatMap(({ key, value }) =>
      key.startsWith('project:') ? [fromStored<ProjectBody>(value as Stored)] : [],
    )
    .filter(({ projectId, body }) => isOpen(body) && !listed.has(projectId));
  const read = await Promise.allSettled(missing.map(({ projectId }) => readProject('user', projectId)));
  return read.flatMap((project) => (project.status === 'fulfilled' ? [project.value] : []));
}

/** What the admin page shows of the installation, and of Jira projects that the admin may see: 50, and those in use. */
export async function adminView(
  context: Context,
  { query = '' }: { query?: string | undefined },
): Promise<AdminView> {
  const [installation, found, stored, removal] = await Promise.all([
    readInstallation(),
    searchProjects(query),
    storedCounts(),
    siteRemovalView(),
  ]);
  const { licence, triggers, installedAt } = installation;
  // Jira lists 50, by name: those that are in use must not be left out for their names.
  const besides = !query && found.more ? await enabledBesides(found.projects) : [];
  return {
    licence: {
      state: context.licence,
      environment: appFacts().environmentType,
      ...(context.lapse && { lapse: context.lapse }),
      readings: licence.readings.map(({ at, state }) => ({ at: iso(at), state })).reverse(),
    },
    ...(await removedView(installation)),
    stored,
    triggers: TRIGGERS.map((key) => {
      const run = triggers[key];
      return { key, ...(run && { lastRun: { at: iso(run.at), outcome: run.outcome } }) };
    }),
    ...(installedAt !== undefined && { installedAt: iso(installedAt) }),
    removal,
    projects: await adminProjects(context, [...besides, ...found.projects]),
    more: found.more,
  };
}

/** Enables the app in a project that the admin may see. Throws NotFound. */
export async function enableProject(
  context: Context,
  { writeId, projectId }: { writeId: string; projectId: string },
): Promise<AdminProject> {
  const { id, key, name } = await readProject('user', projectId);
  await writeSettings(context, { id, key, name }, { writeId, state: 'enabled' });
  const [project] = await adminProjects(context, [{ id, key, name }]);
  if (!project) throw new AppError('NotFound');
  return project;
}
