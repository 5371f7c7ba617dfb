import { MAX_SCENARIOS } from '@behave-pro/core/gherkin/limits';
import { z } from 'zod';
import type { ProjectContext } from '../../context';
import { bringBackHere } from '../../features/bring-back';
import { changeScenario } from '../../features/change-scenario';
import { featureSince } from '../../features/feature-view';
import { findIssues } from '../../features/find-issues';
import { linkIssue, unlinkIssue } from '../../features/link-issue';
import { moveToFeature } from '../../features/move-to-feature';
import { projectView } from '../../features/project-view';
import { featureVersion, featureVersions } from '../../features/history';
import { removedFeatures, recoverFeature } from '../../features/removed-features';
import { restoreVersion } from '../../features/restore-version';
import { removeFeature } from '../../features/remove-feature';
import { createFeature, saveText } from '../../features/save-text';
import { taggedScenarios } from '../../features/tagged-scenarios';
import { projectVocabulary } from '../../features/vocabulary/view';
import { importFiles } from '../../import-export/import-files';
import { rawFeature } from '../../import-export/raw-feature';
import { scenarioHistory } from '../../results/scenario-history';
import type { ProjectApi } from '../../invoke-api';
import {
  byQuery,
  featureId,
  featureName,
  idFrom,
  inFeature,
  nothing,
  ofScenario,
  scenarioId,
  scenarioName,
  testType,
  writeId,
} from './payloads';
import { onProject } from './project-context';
import { surface } from './surface';

/** Above every text that can be stored; the request of `invoke` is bounded by the platform. */
const MAX_TEXT_CHARS = 480_000;
const MAX_FILES = 100;

const text = z
  .string()
  .max(
    MAX_TEXT_CHARS,
    'This is more than the page can send at once. Download the file, edit it and import it, or split it into several.',
  );
/** What a person told of scenarios that may be others: by position the id of one that was there, or `new`. */
const identities = z.object({
  of: z.string(),
  answers: z.record(z.string().regex(/^[0-9]{1,5}$/), z.union([scenarioId, z.literal('new')])),
});
/** A text instead of a file's, over the one with this hash. */
const decided = z.object({ gz: z.base64(), over: z.string() });
/** A letter a scenario: manual, automated, not known. */
const testTypes = z
  .string()
  .regex(/^[ma-]*$/)
  .max(MAX_SCENARIOS);
const version = z.string().regex(/^[0-9a-f]{32}$/);
const place = z.object({ writeId, featureId, scenarioId });
const scenarioChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rename'), name: scenarioName }),
  z.object({ kind: z.literal('duplicate') }),
  z.object({ kind: z.literal('move'), to: z.enum(['up', 'down']) }),
  z.object({ kind: z.literal('remove') }),
  z.object({ kind: z.literal('testType'), testType }),
]);

export const specification = surface<ProjectApi, ProjectContext>(onProject('specification'), {
  load: { action: 'see', changes: false, payload: nothing, run: projectView },
  feature: {
    action: 'see',
    changes: false,
    payload: z.object({ featureId, seen: z.string().optional() }),
    run: async (context, payload) => {
      const feature = await featureSince(context, payload);
      return feature ? { feature } : { unchanged: true };
    },
  },
  vocabulary: { action: 'see', changes: false, payload: inFeature, run: projectVocabulary },
  tagged: {
    action: 'see',
    changes: false,
    payload: z.object({ tags: z.string() }),
    run: taggedScenarios,
  },
  raw: { action: 'see', changes: false, payload: z.object({ featureId }), run: rawFeature },
  create: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, name: featureName, description: text.optional() }),
    run: async (context, payload) => ({ feature: await createFeature(context, payload) }),
  },
  saveText: {
    action: 'edit',
    changes: true,
    payload: z.object({
      writeId,
      featureId,
      text,
      textHash: z.string(),
      asDraft: z.boolean().optional(),
      identities: identities.optional(),
    }),
    run: saveText,
  },
  changeScenario: {
    action: 'edit',
    changes: true,
    payload: place.extend({ textHash: z.string(), change: scenarioChange }),
    run: changeScenario,
  },
  bringBack: { action: 'edit', changes: true, payload: place, run: bringBackHere },
  versions: { action: 'see', changes: false, payload: z.object({ featureId }), run: featureVersions },
  version: {
    action: 'see',
    changes: false,
    payload: z.object({ featureId, version }),
    run: featureVersion,
  },
  restore: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId, version, textHash: z.string() }),
    run: restoreVersion,
  },
  removed: { action: 'edit', changes: false, payload: nothing, run: removedFeatures },
  recover: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId }),
    run: recoverFeature,
  },
  remove: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId, textHash: z.string() }),
    run: removeFeature,
  },
  moveToFeature: {
    action: 'edit',
    changes: true,
    payload: place.extend({ textHash: z.string(), targetId: featureId }),
    run: moveToFeature,
  },
  history: { action: 'see', changes: false, payload: ofScenario, run: scenarioHistory },
  findIssues: {
    action: 'see',
    changes: false,
    payload: byQuery,
    run: ({ project }, { query }) => findIssues(project, query),
  },
  link: {
    action: 'edit',
    changes: true,
    payload: place.extend({
      issueKey: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z][A-Z0-9_]+-[1-9][0-9]*$/, 'Write the key of an issue, such as SHOP-12.'),
    }),
    run: async (context, payload) => ({ feature: await linkIssue(context, payload) }),
  },
  unlink: {
    action: 'edit',
    changes: true,
    payload: place.extend({ issueId: idFrom }),
    run: async (context, payload) => ({ feature: await unlinkIssue(context, payload) }),
  },
  import: {
    action: 'edit',
    changes: true,
    payload: z.object({
      writeId,
      files: z
        .array(
          z.object({
            path: z.string(),
            gz: z.base64(),
            testTypes: testTypes.optional(),
            download: z.literal(true).optional(),
            remains: z.literal(true).optional(),
            identities: identities.optional(),
            decided: decided.optional(),
          }),
        )
        .min(1)
        .max(MAX_FILES),
      onExisting: z.enum(['keep', 'replace', 'merge']),
      dryRun: z.literal(true).optional(),
    }),
    run: async (context, payload) => ({ files: await importFiles(context, payload) }),
  },
});
