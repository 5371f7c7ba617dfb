import { encodingFor, newFeature, syntaxOf, UTF8 } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { AppError } from '../errors';
import type { Ask, FeatureView, Identities, MergeConflict } from '../invoke-api';
import { distinct } from '../lists';
import { change } from '../records/change';
import { isGone } from '../records/gone';
import { featureIdFrom, scenarioIdFrom } from '../records/keys';
import type { CatalogueEntry, IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { readShards, touchShards } from '../records/shards';
import { enabledProject } from '../settings/project-state';
import { assertListsWhole } from '../settings/whole-lists';
import { identifyText, linkTags, readText } from './change-text';
import { wentElsewhere } from './elsewhere';
import { featureGone, readFeature, type Feature, listRoots } from './feature-record';
import { featureView } from './feature-view';
import { queueDue, queueMirror, settleIssues } from './issue-links';
import { editableIssues } from './editable-issues';
import { blankFeature, takenNames } from './named-feature';
import { mergeSince, versionSince } from './merge-text';
import { editOf, saveFeature } from './saves';

export interface SaveText {
  writeId: string;
  featureId: string;
  text: string;
  /** Of the text the person began with. */
  textHash: string;
  /** Keep a text that cannot be read as a draft. */
  asDraft?: boolean | undefined;
  /** Who the scenarios are, where that had to be asked. */
  identities?: Identities | undefined;
}

interface Saved {
  feature: Feature;
  issues: IssuePlace[];
  merged: boolean;
}

/**
 * Replaces a feature's text as a whole; its scenarios are found again. What somebody else saved since the person began is
 * kept: both changes are merged. Answers what only a person can tell or bring together instead, and stores nothing, while
 * there is such a question.
 * Throws Invalid with the problems' places unless `asDraft`, Conflict, NotFound, TooLarge.
 */
export async function saveText(
  context: ProjectContext,
  request: SaveText,
): Promise<{ feature: FeatureView; merged?: true } | { ask: Ask } | { conflict: MergeConflict }> {
  const { project } = context;
  const { featureId, writeId } = request;
  // Read once for all attempts; what is written in Markdown is known when its feature is.
  const classic = readText({ text: request.text, encoding: UTF8 });

  const saved = await change<Saved | { ask: Ask } | { conflict: MergeConflict }>(
    writeId,
    context.now,
    async (records) => {
      await records.prefetch([refs.project(project.id), refs.feature(featureId), ...listRoots(project.id)]);
      await enabledProject(records, project.id);
      const before = await readFeature(records, featureId, (id) => id === project.id);
      if (await records.alreadyIn(refs.feature(featureId)))
        return { feature: before, issues: [], merged: false };
      const syntax = syntaxOf(before.path);
      const mine = syntax === 'gherkin' ? classic : readText({ text: request.text, encoding: UTF8, syntax });
      if ('problems' in mine && !request.asDraft) throw new AppError('Invalid', undefined, mine.problems);
      const merging = await mergeSince(before, request.textHash, request.text);
      if ('conflict' in merging) {
        const base = await versionSince(before, request.textHash);
        const moved = await wentElsewhere(records, before, base?.scenarios ?? []);
        return { conflict: { ...merging.conflict, ...(moved.length && { moved }) } };
      }
      const { text, merged } = merging;
      const source = merged ? readText({ text, encoding: UTF8, syntax }) : mine;
      if (merged && 'problems' in source && !request.asDraft)
        throw new AppError(
          'Conflict',
          'With what somebody else saved meanwhile this cannot be read any more.',
        );
      const encoding = encodingFor(text, before.encoding);
      const identified = identifyText(
        before,
        { ...source, encoding },
        {
          newId: (index) => scenarioIdFrom(featureId, `${writeId} ${index}`),
          identities: request.identities,
        },
      );
      if ('ask' in identified) return identified;
      // Jira is asked about new tags only: a large feature may name thousands of issues.
      const named = await editableIssues(context, distinct(identified.keys.flat()));
      const changed = linkTags(identified, named);
      const settled = await settleIssues(records, changed.feature, changed.issues);
      const feature = await saveFeature(records, before, settled, editOf(context, 'page'));
      return { feature, issues: changed.issues, merged };
    },
  );
  if (!('feature' in saved)) return saved;
  await queueDue(context, project.id, [saved.feature]);
  await queueMirror(
    context,
    project.id,
    saved.issues.map(({ id }) => id),
  );
  return { feature: await featureView(context, featureId), ...(saved.merged && { merged: true }) };
}

/** Makes a feature without scenarios, in the project's language. Repeating it makes no second one. */
export async function createFeature(
  context: ProjectContext,
  request: { writeId: string; name: string; description?: string | undefined },
): Promise<FeatureView> {
  const { project } = context;
  const id = featureIdFrom(request.writeId);
  await change(request.writeId, context.now, async (records) => {
    await records.prefetch([refs.project(project.id), refs.feature(id), ...listRoots(project.id)]);
    const enabled = await enabledProject(records, project.id);
    assertListsWhole(enabled, context.now);
    const [made] = await records.read([refs.feature(id)]);
    if (made?.body.gone || (await isGone(records, 'feature', id))) throw featureGone();
    if (made) return;
    const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', project.id);
    await touchShards(records, 'catalogue', project.id);
    const text = newFeature({
      name: request.name,
      language: enabled.defaultLanguage,
      ...(request.description && { description: request.description }),
    });
    const blank = blankFeature(id, project.id, takenNames(catalogue), { name: request.name, text });
    await saveFeature(records, blank, blank, editOf(context, 'page'));
  });
  return featureView(context, id);
}
