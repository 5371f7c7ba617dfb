import { descriptionOf, failureReport, type Defect, type IssueType } from '@behave-pro/core/defects';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import { linkedScenarios, type LinkedScenarios } from '../features/linked-scenarios';
import { scenarioView } from '../features/scenario-view';
import type { DefectsReply, DefectView, PanelScenario, ScenarioResult } from '../invoke-api';
import { changeAnew, consult } from '../records/change';
import { defectIdFrom } from '../records/keys';
import { NEW_PROJECT } from '../settings/project-state';
import { forgetDefect, readDefects, replyWith } from './change-defects';
import { claimDefect, type Step } from './claim-defect';
import { defectsView } from './defects-view';
import { defectTypeIn, storyUrl } from './defect-form';
import { createFor, keepCreated, leftBehind, type Outcome } from './issue-of-defect';

export interface NewDefect {
  writeId: string;
  scenarioId: string;
  /** The run whose failure the person has seen. */
  runId: string;
  /** The type of issue that the person has seen. */
  typeId: string;
  summary: string;
  /** Although the scenario has an open defect. */
  anyway?: boolean | undefined;
}

type Reply = (DefectsReply & { defectId: string }) | { open: DefectView[] };
type Failing = PanelScenario & { result: ScenarioResult };

/** The scenario with the failure that the person has seen. Throws NotFound, Conflict where it is another one by now. */
function failingScenario({ scenarios, project }: LinkedScenarios, { scenarioId, runId }: NewDefect): Failing {
  const found = scenarios.find(({ link }) => link.scenarioId === scenarioId);
  const scenario =
    found && scenarioView(found.feature(), scenarioId, project ?? NEW_PROJECT, found.latest, found.build);
  if (!scenario)
    throw new AppError(
      'NotFound',
      'The scenario is no longer on this issue. Reload the page to see what is.',
    );
  const { result } = scenario;
  if (result?.status !== 'failed' || result.runId !== runId)
    throw new AppError(
      'Conflict',
      'A newer run of this scenario came since you looked. Look at its result, then decide again.',
    );
  return { ...scenario, result };
}

/** The type that defects have. Throws Conflict where there is none, or the person has seen another one. */
function seenType(type: IssueType | undefined, { typeId }: NewDefect, { issue }: IssueContext): IssueType {
  if (!type)
    throw new AppError(
      'Conflict',
      `${issue.projectKey} has no issue type named “Bug”. A project admin chooses the type of its defects in Project settings → Apps → Behave Pro.`,
    );
  if (type.id !== typeId)
    throw new AppError(
      'Conflict',
      `Defects of ${issue.projectKey} are of the type “${type.name}” now. Open the form again.`,
    );
  return type;
}

function issueFor(
  { issue }: IssueContext,
  { summary }: NewDefect,
  type: IssueType,
  scenario: Failing,
  url: string | undefined,
) {
  const { featureName, ruleName, name, text, result } = scenario;
  const { step, message, startedAt, outdated, commit, buildUrl } = result;
  const report = failureReport({
    ...{ featureName, ruleName, name, text, step, message, startedAt, outdated, commit, buildUrl },
    story: { key: issue.key, url },
  });
  return {
    projectId: issue.projectId,
    typeId: type.id,
    typeName: type.name,
    summary,
    description: descriptionOf(report),
  };
}

const isOpen = ({ issue }: DefectView): boolean => issue?.category !== 'done';

/** The scenario's defects other than this one that are not resolved, for all anybody knows. */
async function openBesides(
  context: IssueContext,
  { scenarioId }: NewDefect,
  defects: readonly Defect[],
): Promise<DefectView[]> {
  const view = await defectsView(context, { defects, scenarioIds: [scenarioId], project: undefined });
  return view.defects.filter(isOpen);
}

const UNKNOWN =
  'Whether Jira has created the defect is not known yet: its answer was lost. In a minute it can be looked for here; until then do not create another one.';
const PENDING = 'The defect is being created. It shows here in a moment.';

/** Creates what was claimed, after a look where an earlier attempt may have left it. */
async function perform(
  context: IssueContext,
  { step, defect, before }: { step: Step; defect: Defect; before?: Defect },
  issue: ReturnType<typeof issueFor>,
): Promise<Outcome> {
  if (step === 'look' && before) {
    const looked = await leftBehind(context, before).then(
      (issueId) => ({ issueId }),
      () => undefined,
    );
    if (!looked) return 'unknown';
    if (looked.issueId !== undefined) return { issueId: looked.issueId };
  }
  return createFor(context, defect, issue);
}

/**
 * Creates an issue in Jira as this person from a scenario's latest failure, links it to the story and notes it. Never two,
 * whatever is repeated or cut off. While the scenario has an open defect it answers that and does nothing, unless it is said anyway.
 * Throws Conflict where the failure or the type is another one than the person has seen, Invalid and Forbidden in the words of
 * Jira's refusal, NotFound, TooLarge.
 */
export async function createDefect(context: IssueContext, request: NewDefect): Promise<Reply> {
  const defectId = defectIdFrom(request.writeId);
  const linked = await consult((records) =>
    linkedScenarios(records, context.issue, (projectId) => may(context, 'see', projectId)),
  );
  const all = linked.issue?.body.defects ?? [];
  const own = all.find(({ id }) => id === defectId);
  if (own?.issueId !== undefined) {
    const story = await changeAnew(context.now, (records) => readDefects(records, context));
    return { ...(await replyWith(context, story)), defectId };
  }
  const scenario = failingScenario(linked, request);
  const others = all.filter(({ id, scenarioId }) => id !== defectId && scenarioId === request.scenarioId);
  const [{ type }, url, open] = await Promise.all([
    defectTypeIn(context, linked.project),
    storyUrl(context),
    request.anyway ? [] : openBesides(context, request, others),
  ]);
  const seen = seenType(type, request, context);
  if (open.length && !own) return { open };

  const claimed = await claimDefect(context, request, new Set(others.map(({ id }) => id)));
  const { step, story } = claimed;
  if (step === 'others') {
    const besides = await openBesides(context, request, story.defects);
    // Somebody has noted one meanwhile that is resolved.
    return besides.length ? { open: besides } : createDefect(context, { ...request, anyway: true });
  }
  if (step === 'created' || step === 'pending')
    return { ...(await replyWith(context, story, step === 'pending' ? PENDING : undefined)), defectId };
  const outcome = await perform(context, claimed, issueFor(context, request, seen, scenario, url));
  if (outcome === 'unknown') return { ...(await replyWith(context, story, UNKNOWN)), defectId };
  if ('refusal' in outcome) {
    await forgetDefect(context, claimed.defect);
    throw outcome.refusal;
  }
  const kept = await keepCreated(context, claimed.defect, outcome.issueId, request.writeId);
  return { ...(await replyWith(context, kept.story, kept.note)), defectId };
}
