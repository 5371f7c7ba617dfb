import { syntaxOf, textHash } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { AppError } from '../errors';
import type { FeatureView } from '../invoke-api';
import { distinct } from '../lists';
import { change, consult, type Change } from '../records/change';
import { scenarioIdFrom } from '../records/keys';
import type { VersionContent } from '../records/kinds';
import { gatherLatest } from '../records/latest';
import * as refs from '../records/refs';
import { enabledProject } from '../settings/project-state';
import { assertListsWhole } from '../settings/whole-lists';
import { readText } from './change-text';
import { comingBack } from './elsewhere';
import { presentText, readFeature, type Feature, listRoots } from './feature-record';
import { featureView } from './feature-view';
import { queueDue, queueMirror, settleIssues } from './issue-links';
import { editOf, readVersion, saveFeature } from './saves';

/** Issues brought in line at once, beside the lists and results that a restored text may change. */
const ISSUES_AT_ONCE = 8;

export interface RestoreVersion {
  writeId: string;
  featureId: string;
  version: string;
  /** The present text the person saw. */
  textHash: string;
}

/**
 * The feature with a text it had. The version says who each scenario is: those that are still there keep their links as
 * they are now, the others come back with those they had; one that went to another feature comes back as a copy.
 */
async function withVersion(
  records: Change,
  feature: Feature,
  { text, encoding, scenarios }: VersionContent,
  writeId: string,
): Promise<Feature> {
  const read = readText({ text, encoding, syntax: syntaxOf(feature.path) });
  const { draft, ...rest } = feature;
  if (!('document' in read)) return { ...rest, draft: text, encoding };
  const now = new Map(feature.scenarios.map((entry) => [entry.id, entry]));
  const back = await comingBack(records, feature, scenarios, (index) =>
    scenarioIdFrom(feature.id, `${writeId} ${index}`),
  );
  return {
    ...rest,
    document: read.document,
    scenarios: back.map((entry) => now.get(entry.id) ?? entry),
    encoding,
  };
}

const linkedIssues = ({ scenarios }: Feature): string[] => scenarios.flatMap(({ issues }) => issues);

/** Makes a text that a feature had its present one: one more save, nothing is lost. Throws Conflict, NotFound. */
export async function restoreVersion(
  context: ProjectContext,
  request: RestoreVersion,
): Promise<{ feature: FeatureView }> {
  const { project } = context;
  const { featureId } = request;
  const inReach = (id: string): boolean => id === project.id;
  const content = await readVersion(
    await consult((records) => readFeature(records, featureId, inReach)),
    request.version,
  );
  if (!content) throw new AppError('NotFound', 'This version is no longer kept.');
  const { saved, issues } = await change(request.writeId, context.now, async (records) => {
    await records.prefetch([refs.project(project.id), refs.feature(featureId), ...listRoots(project.id)]);
    assertListsWhole(await enabledProject(records, project.id), context.now);
    const before = await readFeature(records, featureId, inReach);
    if (await records.alreadyIn(refs.feature(featureId))) return { saved: before, issues: [] };
    if (textHash(presentText(before)) !== request.textHash)
      throw new AppError(
        'Conflict',
        'Somebody changed this feature meanwhile. Look at it before you restore.',
      );
    const after = await withVersion(records, before, content, request.writeId);
    const touched = distinct([...linkedIssues(before), ...linkedIssues(after)]);
    const places = touched.map((id) => ({ id, projectId: project.id }));
    const settled = await settleIssues(records, after, places, ISSUES_AT_ONCE);
    const here = new Set(before.scenarios.map(({ id }) => id));
    const back = settled.scenarios.flatMap(({ id }) => (here.has(id) ? [] : id));
    await gatherLatest(records, project.id, featureId, back);
    return {
      saved: await saveFeature(records, before, settled, editOf(context, 'restore')),
      issues: touched,
    };
  });
  await queueDue(context, project.id, [saved]);
  await queueMirror(context, project.id, issues);
  return { feature: await featureView(context, featureId) };
}
