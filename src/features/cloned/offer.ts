import { stillOffered, takenFrom } from '@behave-pro/core/rules';
import { may, type CloneContext, type IssueContext } from '../../context';
import type { CloneOffer, FamilyHint, OfferedScenario } from '../../invoke-api';
import { distinct } from '../../lists';
import { consult, type Reader } from '../../records/change';
import type { IssueBody } from '../../records/kinds';
import * as refs from '../../records/refs';
import { shownName, toFeature, type Feature } from '../feature-record';
import { lockOf } from '../scenario-view';

type Link = IssueBody['links'][number];

/** Records of an issue's original, to be read together with those of the issue. */
export const originalRefs = ({ original }: IssueContext['issue']) =>
  original ? [refs.issue(original.id)] : [];

/** The links of the original that the clone is still to be offered, as the lists of both issues have them. */
async function offeredLinks(records: Reader, issue: CloneContext['issue']): Promise<Link[]> {
  const [own, from] = await records.read([refs.issue(issue.id), refs.issue(issue.original.id)]);
  return stillOffered(
    from?.body.links ?? [],
    own?.body.links ?? [],
    takenFrom(own?.body.taken, issue.original.id),
  );
}

/** What the panel is told at once; of an original only who may take something from it. Reads what `originalRefs` names. */
export async function familyHint(records: Reader, context: IssueContext): Promise<FamilyHint> {
  const { issue } = context;
  const { original, children } = issue;
  const mayTake = original && may(context, 'edit', issue.projectId);
  const offered = mayTake ? (await offeredLinks(records, { ...issue, original })).length : 0;
  return {
    ...(original && offered && { original: { key: original.key, offered } }),
    ...(children && { children }),
  };
}

function offered({ scenarioId }: Link, feature: Feature, originalId: string): OfferedScenario[] {
  const index = feature.scenarios.findIndex(({ id }) => id === scenarioId);
  const node = feature.document.scenarios[index];
  if (!node || !feature.scenarios[index]?.issues.includes(originalId)) return [];
  return [
    {
      id: scenarioId,
      featureId: feature.id,
      featureName: shownName(feature),
      name: node.name,
      ...(node.ruleName && { ruleName: node.ruleName }),
      ...lockOf(feature),
    },
  ];
}

/** What a clone can take from its original; scenarios that this person could not put on an issue are counted only. */
export function cloneOffer(context: CloneContext): Promise<CloneOffer> {
  const { issue } = context;
  return consult(async (records) => {
    await records.prefetch([refs.issue(issue.id), ...originalRefs(issue)]);
    const links = await offeredLinks(records, issue);
    const within = links.filter(({ projectId }) => may(context, 'edit', projectId));
    const ids = distinct(within.map(({ featureId }) => featureId));
    const found = await records.read(ids.map(refs.feature));
    const features = new Map(
      ids.flatMap((id, n) => {
        const record = found[n];
        return record && !record.body.gone ? [[id, toFeature(id, record)] as const] : [];
      }),
    );
    return {
      original: { key: issue.original.key, summary: issue.original.summary },
      scenarios: within.flatMap((link) => {
        const feature = features.get(link.featureId);
        return feature ? offered(link, feature, issue.original.id) : [];
      }),
      elsewhere: links.length - within.length,
    };
  });
}
