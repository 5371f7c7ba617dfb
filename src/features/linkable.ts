import type { IssueContext } from '../context';
import type { LinkableScenario } from '../invoke-api';
import { consult } from '../records/change';
import { wholeScenarioId } from '../records/keys';
import type { CatalogueEntry } from '../records/kinds';
import * as refs from '../records/refs';
import { readShards, shardRoot } from '../records/shards';

/** As many as a person looks through. */
const SHOWN = 50;

/** Scenarios of the issue's project whose name or feature holds every word asked for, in the order of names. */
export async function linkable(
  context: IssueContext,
  { query }: { query: string },
): Promise<{ scenarios: LinkableScenario[]; more: boolean }> {
  const { issue } = context;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return consult(async (records) => {
    await records.prefetch([refs.issue(issue.id), shardRoot('catalogue', issue.projectId)]);
    const [record] = await records.read([refs.issue(issue.id)]);
    const linked = new Set(record?.body.links.map(({ scenarioId }) => scenarioId));
    const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', issue.projectId);
    const found = catalogue
      .filter(({ draft }) => !draft)
      .flatMap((feature) =>
        feature.scenarios.map(({ id: short, name }) => {
          const id = wholeScenarioId(feature.id, short);
          return { id, featureId: feature.id, featureName: feature.name, name, linked: linked.has(id) };
        }),
      )
      .filter(({ featureName, name }) => {
        const text = `${featureName}\n${name}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .sort((a, b) => a.featureName.localeCompare(b.featureName) || a.name.localeCompare(b.name));
    return { scenarios: found.slice(0, SHOWN), more: found.length > SHOWN };
  });
}
