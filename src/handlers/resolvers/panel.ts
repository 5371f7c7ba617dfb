import { z } from 'zod';
import type { IssueContext } from '../../context';
import { addScenario } from '../../features/add-scenario';
import { editScenario } from '../../features/edit-scenario';
import { featureChoices } from '../../features/feature-choices';
import { panelView } from '../../features/panel-view';
import { removeScenario } from '../../features/remove-scenario';
import type { PanelApi } from '../../invoke-api';
import { featureId, scenarioId, writeId } from './ids';
import { issueContext } from './issue-context';
import { surface } from './surface';

/** Far above a scenario people write, below what a feature may hold. */
const MAX_SCENARIO_CHARS = 190_000;
const MAX_NAME_CHARS = 255;

const text = z.string().max(MAX_SCENARIO_CHARS, 'This is too long for one scenario.');
const featureName = z
  .string()
  .trim()
  .min(1, 'Give the feature a name.')
  .max(MAX_NAME_CHARS, `A feature's name has at most ${MAX_NAME_CHARS} characters.`)
  .regex(/^[^\r\n]*$/, "A feature's name is one line.");
const testType = z.enum(['automated', 'manual']).optional();
const nothing = z.object({}) as z.ZodType<Record<string, never>>;

export const panel = surface<PanelApi, IssueContext>(
  { name: 'panel', context: issueContext, projectOf: ({ issue }) => issue.projectId },
  {
    load: { action: 'see', changes: false, payload: nothing, run: panelView },
    features: { action: 'see', changes: false, payload: nothing, run: featureChoices },
    add: {
      action: 'edit',
      changes: true,
      payload: z.object({
        writeId,
        feature: z.union([z.object({ id: featureId }), z.object({ name: featureName })]),
        text,
        testType,
      }),
      run: async (context, payload) => ({ scenario: await addScenario(context, payload) }),
    },
    edit: {
      action: 'edit',
      changes: true,
      payload: z.object({ writeId, featureId, scenarioId, text, textHash: z.string(), testType }),
      run: async (context, payload) => ({ scenario: await editScenario(context, payload) }),
    },
    remove: {
      action: 'edit',
      changes: true,
      payload: z.object({ writeId, featureId, scenarioId, textHash: z.string() }),
      run: async (context, payload) => {
        const removed = await removeScenario(context, payload);
        return removed ? { removed } : {};
      },
    },
  },
);
