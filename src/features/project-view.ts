import { countResults } from '@behave-pro/core/reports';
import { accessTo } from '../access';
import type { ProjectContext } from '../context';
import type { FeatureSummary, ProjectView } from '../invoke-api';
import { consult } from '../records/change';
import { wholeScenarioId } from '../records/keys';
import type { CatalogueEntry, LatestOfFeature } from '../records/kinds';
import * as refs from '../records/refs';
import { readShards, shardRoot } from '../records/shards';
import { NEW_PROJECT } from '../settings/project-state';

function summary(entry: CatalogueEntry, latest: LatestOfFeature | undefined): FeatureSummary {
  const { id, name, path, language, draft = false, scenarios } = entry;
  const statuses = scenarios.map((scenario) => latest?.scenarios[wholeScenarioId(id, scenario.id)]?.status);
  return { id, name, path, language, scenarios: scenarios.length, draft, counts: countResults(statuses) };
}

const byPath = (a: FeatureSummary, b: FeatureSummary): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** What the project page shows before a feature is opened: all features with their newest results. */
export async function projectView(context: ProjectContext): Promise<ProjectView> {
  const { project } = context;
  return consult(async (records) => {
    await records.prefetch([
      refs.project(project.id),
      shardRoot('catalogue', project.id),
      shardRoot('latest', project.id),
    ]);
    const [record] = await records.read([refs.project(project.id)]);
    const [catalogue, latest] = await Promise.all([
      readShards<CatalogueEntry>(records, 'catalogue', project.id),
      readShards<LatestOfFeature>(records, 'latest', project.id),
    ]);
    const results = new Map(latest.map((entry) => [entry.id, entry]));
    const { state, defaultTestType, defaultLanguage } = record?.body ?? NEW_PROJECT;
    return {
      project: { ...project, state, defaultTestType, defaultLanguage },
      access: accessTo(context, 'edit', project.id),
      features: catalogue.map((entry) => summary(entry, results.get(entry.id))).sort(byPath),
    };
  });
}
