import { defectTypeOf } from '@behave-pro/core/defects';
import { apiKeyState } from '@behave-pro/core/rules';
import { accessTo } from '../access';
import type { ProjectContext } from '../context';
import { ciUrl } from '../forge/web-trigger';
import { queryIndex } from '../forge/kvs';
import { namesOf, type NameOf } from '../forge/jira';
import type { ApiKeyView, SettingsView } from '../invoke-api';
import { consult } from '../records/change';
import type { ApiKeyBody, CatalogueEntry, ProjectBody, RunBody } from '../records/kinds';
import { fromStored } from '../records/record';
import * as refs from '../records/refs';
import { readShards, shardRoot } from '../records/shards';
import { iso } from '../time';
import { projectChanged } from './project-events';
import { NEW_PROJECT } from './project-state';
import { rebuildView } from './rebuild-view';

/** An API key for people. */
export function keyView(key: ApiKeyBody, now: number, nameOf: NameOf): ApiKeyView {
  return {
    userId: key.userId,
    name: key.name,
    scopes: key.scopes,
    createdBy: nameOf(key.createdBy),
    createdAt: key.createdAt,
    expiresAt: key.expiresAt,
    ...(key.revokedAt && { revokedAt: key.revokedAt }),
    ...(key.lastUsedAt && { lastUsedAt: key.lastUsedAt }),
    state: apiKeyState(key, now),
  };
}

/** The newest report of a project; queries lag, so one that just came may be missing. */
export async function lastReport(projectId: string): Promise<SettingsView['lastReport']> {
  const { records } = await queryIndex('run', 'by-project', [projectId], { newestFirst: true, limit: 1 });
  const [newest] = records;
  if (!newest) return undefined;
  const { body, attributes } = fromStored<RunBody>(newest.value);
  return { at: new Date(Number(attributes.startedAt) * 1000).toISOString(), counts: body.counts };
}

type Stored = Pick<
  ProjectBody,
  | 'state'
  | 'away'
  | 'defaultTestType'
  | 'defaultLanguage'
  | 'lint'
  | 'mirrorQuestions'
  | 'defectType'
  | 'notifyWatchers'
  | 'statusMapping'
  | 'retention'
  | 'sweep'
  | 'keys'
  | 'rebuild'
>;

/** What the settings page shows, but for removals, which are not a matter of settings. */
export type OwnSettings = Omit<SettingsView, 'removal'>;

/** What the project's settings are. */
export async function settingsView(context: ProjectContext): Promise<OwnSettings> {
  const { project } = context;
  const [{ body, current, scenarios }, report] = await Promise.all([
    consult(async (records) => {
      await records.prefetch([refs.project(project.id), shardRoot('catalogue', project.id)]);
      const [record] = await records.read([refs.project(project.id)]);
      const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', project.id);
      const stored: Stored = record?.body ?? { ...NEW_PROJECT, statusMapping: {}, keys: [] };
      const keys = await records.read(stored.keys.map(({ hash }) => refs.apiKeyByHash(hash)));
      return {
        body: stored,
        current: keys.flatMap((key) => (key ? [key.body] : [])),
        scenarios: catalogue.reduce((sum, feature) => sum + feature.scenarios.length, 0),
      };
    }),
    lastReport(project.id),
  ]);
  // Jira has just shown it to this person: the event of its coming back was lost.
  if (body.away) await projectChanged(context, project.id, 'updated');
  const swept = body.sweep?.last;
  const nameOf = await namesOf(current.map(({ createdBy }) => createdBy));
  return {
    project: {
      ...project,
      state: body.state,
      defaultTestType: body.defaultTestType,
      defaultLanguage: body.defaultLanguage,
      lint: body.lint ?? {},
      mirrorQuestions: body.mirrorQuestions ?? false,
      notifyWatchers: body.notifyWatchers ?? false,
      statusMapping: body.statusMapping,
      retention: {
        runDays: body.retention?.runDays ?? null,
        versionDays: body.retention?.versionDays ?? null,
      },
    },
    defectType: { types: context.issueTypes, ...defectTypeOf(context.issueTypes, body.defectType) },
    scenarios,
    keys: current
      .map((key) => keyView(key, context.now, nameOf))
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    ...(body.keys.length && { ciUrl: await ciUrl() }),
    ...(body.rebuild && { rebuild: rebuildView(body.rebuild, context.now) }),
    ...(swept && { swept: { ...swept, at: iso(swept.at) } }),
    ...(report && { lastReport: report }),
    access: accessTo(context, 'administer', project.id),
  };
}
