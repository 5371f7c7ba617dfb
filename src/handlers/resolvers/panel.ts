import { z } from 'zod';
import { agreementOf } from '../../approvals/agreement-view';
import type { IssueContext } from '../../context';
import { defectsOf } from '../../defects/defects-view';
import { addScenario } from '../../features/add-scenario';
import { bringBack } from '../../features/bring-back';
import { duplicateHere } from '../../features/duplicate-here';
import { editScenario } from '../../features/edit-scenario';
import { featureChoices } from '../../features/feature-choices';
import { findIssues } from '../../features/find-issues';
import { linkHere, unlinkHere } from '../../features/link-here';
import { linkable } from '../../features/linkable';
import { moveFromHere } from '../../features/move-from-here';
import { panelView } from '../../features/panel-view';
import { rankScenario } from '../../features/rank-scenario';
import { removeScenario } from '../../features/remove-scenario';
import { panelVocabulary } from '../../features/vocabulary/view';
import { scenarioHistory } from '../../results/scenario-history';
import type { ChildrenApi, PanelApi } from '../../invoke-api';
import { agreementFunctions } from './agreement';
import { onChildren } from './children-context';
import { defectFunctions } from './defects';
import { exampleMapFunctions } from './example-map';
import { childrenFunctions, cloneFunctions } from './family';
import {
  byQuery,
  featureId,
  featureName,
  inFeature,
  nothing,
  ofScenario,
  scenarioId,
  testType,
  writeId,
} from './payloads';
import { onIssue } from './issue-context';
import { functionsOf, joined, type Surface } from './surface';

/** Far above a scenario people write, below what a feature may hold. */
const MAX_SCENARIO_CHARS = 190_000;

const place = z.object({ writeId, featureId, scenarioId });
const text = z.string().max(MAX_SCENARIO_CHARS, 'This is too long for one scenario.');

const issueFunctions: Surface<Omit<PanelApi, keyof ChildrenApi>, IssueContext> = {
  ...agreementFunctions,
  ...defectFunctions,
  ...exampleMapFunctions,
  ...cloneFunctions,
  load: {
    action: 'see',
    changes: false,
    payload: nothing,
    run: (context) =>
      panelView(context, { agreementOf: agreementOf(context), defectsOf: defectsOf(context) }),
  },
  features: { action: 'see', changes: false, payload: nothing, run: featureChoices },
  vocabulary: { action: 'see', changes: false, payload: inFeature, run: panelVocabulary },
  add: {
    action: 'edit',
    changes: true,
    payload: z.object({
      writeId,
      feature: z.union([z.object({ id: featureId }), z.object({ name: featureName })]),
      text,
      testType: testType.optional(),
    }),
    run: async (context, payload) => ({ scenario: await addScenario(context, payload) }),
  },
  edit: {
    action: 'edit',
    changes: true,
    payload: z.object({
      writeId,
      featureId,
      scenarioId,
      text,
      textHash: z.string(),
      baseText: text.optional(),
      testType: testType.optional(),
    }),
    run: editScenario,
  },
  remove: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId, scenarioId, textHash: z.string() }),
    run: removeScenario,
  },
  bringBack: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId, scenarioId }),
    run: bringBack,
  },
  linkable: {
    action: 'see',
    changes: false,
    payload: byQuery,
    run: linkable,
  },
  history: { action: 'see', changes: false, payload: ofScenario, run: scenarioHistory },
  findIssues: {
    action: 'see',
    changes: false,
    payload: byQuery,
    run: ({ issue }, { query }) => findIssues({ id: issue.projectId, key: issue.projectKey }, query),
  },
  link: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId, scenarioId }),
    run: async (context, payload) => ({ scenario: await linkHere(context, payload) }),
  },
  duplicate: {
    action: 'edit',
    changes: true,
    payload: place.extend({ textHash: z.string() }),
    run: duplicateHere,
  },
  move: {
    action: 'edit',
    changes: true,
    payload: place.extend({
      textHash: z.string(),
      targetId: featureId,
      place: z.object({ above: scenarioId.optional(), below: scenarioId.optional() }).optional(),
    }),
    run: moveFromHere,
  },
  rank: {
    action: 'edit',
    changes: true,
    payload: z
      .object({ writeId, scenarioId, before: scenarioId.optional(), after: scenarioId.optional() })
      .refine(({ before, after }) => before ?? after, 'Say beside which scenario.'),
    run: rankScenario,
  },
  unlink: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId, scenarioId }),
    run: unlinkHere,
  },
};

export const panel = joined(
  functionsOf(onIssue('panel'), issueFunctions),
  functionsOf(onChildren('panel'), childrenFunctions),
);
