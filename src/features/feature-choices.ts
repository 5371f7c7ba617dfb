import { syntaxOf } from '@behave-pro/core/gherkin';
import type { IssueContext } from '../context';
import type { ClosedFeature, FeatureChoice } from '../invoke-api';
import { consult } from '../records/change';
import type { CatalogueEntry } from '../records/kinds';
import * as refs from '../records/refs';
import { readShards, shardRoot } from '../records/shards';

const whyClosed = ({ draft, path }: CatalogueEntry): ClosedFeature['why'] | undefined => {
  if (draft) return 'draft';
  return syntaxOf(path) === 'markdown' ? 'markdown' : undefined;
};

/** Features a scenario of this issue can go into, by name; `suggested` are those the issue already uses, `closed` those it cannot go into. */
export async function featureChoices(
  context: IssueContext,
): Promise<{ features: FeatureChoice[]; suggested: string[]; closed: ClosedFeature[] }> {
  const { issue } = context;
  return consult(async (records) => {
    await records.prefetch([refs.issue(issue.id), shardRoot('catalogue', issue.projectId)]);
    const [record] = await records.read([refs.issue(issue.id)]);
    const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', issue.projectId);
    const used = new Set(record?.body.links.map(({ featureId }) => featureId));
    return {
      features: catalogue
        .filter((entry) => whyClosed(entry) === undefined)
        .map(({ id, name, language, scenarios }) => ({ id, name, language, scenarios: scenarios.length }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      closed: catalogue
        .flatMap((entry) => {
          const why = whyClosed(entry);
          return why ? [{ name: entry.name, why }] : [];
        })
        .sort((a, b) => a.name.localeCompare(b.name)),
      suggested: catalogue.filter(({ id }) => used.has(id)).map(({ id }) => id),
    };
  });
}
