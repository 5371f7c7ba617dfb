import { z } from 'zod';
import { agreementOf } from '../../approvals/agreement-view';
import type { IssueContext } from '../../context';
import { addScenario } from '../../features/add-scenario';
import { bringBack } from '../../features/bring-back';
import { editScenario } from '../../features/edit-scenario';
import { featureChoices } from '../../features/feature-choices';
import { linkHere, unlinkHere } from '../../features/link-here';
import { linkable } from '../../features/linkable';
import { panelView } from '../../features/panel-view';
import { removeScenario } from '../../features/remove-scenario';
import type { PanelApi } from '../../invoke-api';
import { agreementFunctions } from './agreement';
import { exampleMapFunctions } from './example-map';
import { featureId, featureName, MAX_NAME_CHARS, nothing, scenarioId, testType, writeId } from './payloads';
import { onIssue } from './issue-context';
import { surface } from './surface';

/** Far above a scenario people write, below what a feature may hold. */
const MAX_SCENARIO_CHARS = 190_000;

const text = z.string().max(MAX_SCENARIO_CHARS, 'This is too long for one scenario.');

export const panel = surface<PanelApi, IssueContext>(onIssue('panel'), {
  ...agreementFunctions,
  ...exampleMapFunctions,
  load: {
    action: 'see',
    changes: false,
    payload: nothing,
    run: (context) => panelView(context, agreementOf(context)),
  },
  features: { action: 'see', changes: false, payload: nothing, run: featureChoices },
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
    payload: z.object({ query: z.string().max(MAX_NAME_CHARS) }),
    run: linkable,
  },
  link: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId, scenarioId }),
    run: async (context, payload) => ({ scenario: await linkHere(context, payload) }),
  },
  unlink: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, featureId, scenarioId }),
    run: unlinkHere,
  },
});
