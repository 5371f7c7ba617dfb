import { z } from 'zod';
import type { CloneContext, IssueContext } from '../../context';
import { cloneOffer } from '../../features/cloned/offer';
import { putAway } from '../../features/cloned/put-away';
import { takeOver } from '../../features/cloned/take-over';
import { undoTakeOver } from '../../features/cloned/undo-take-over';
import type { ChildrenApi, FamilyApi } from '../../invoke-api';
import { childrenView } from '../../jira-search/roll-up';
import type { ChildrenContext } from './children-context';
import { onClone } from './clone-context';
import { featureId, nothing, scenarioId, writeId } from './payloads';
import type { Surface } from './surface';

/** Above every step that the panel sends. */
const MAX_SCENARIOS = 100;

const how = z.enum(['link', 'copy']);
const named = z.object({ featureId, scenarioId });
const taken = named.extend({ of: scenarioId, textHash: z.string().max(64) });
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(MAX_SCENARIOS);

const asClone =
  <Payload, Value>(run: (context: CloneContext, payload: Payload) => Promise<Value>) =>
  async (context: IssueContext, payload: Payload): Promise<Value> =>
    run(await onClone(context), payload);

/** What a clone takes from its original, from its panel. */
export const cloneFunctions: Surface<Omit<FamilyApi, keyof ChildrenApi>, IssueContext> = {
  offer: { action: 'edit', changes: false, payload: nothing, run: asClone(cloneOffer) },
  takeOver: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, how, scenarios: some(named) }),
    run: asClone(takeOver),
  },
  undoTakeOver: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, how, taken: some(taken) }),
    run: asClone(undoTakeOver),
  },
  putAway: {
    action: 'edit',
    changes: true,
    payload: z.object({ writeId, away: z.boolean() }),
    run: asClone(putAway),
  },
};

/** The issues below an issue, from its panel and its context. */
export const childrenFunctions: Surface<ChildrenApi, ChildrenContext> = {
  children: {
    action: 'see',
    changes: false,
    payload: nothing,
    run: ({ below }) => Promise.resolve(childrenView(below)),
  },
};
