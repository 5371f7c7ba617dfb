import { isBeingCreated, type Defect } from '@behave-pro/core/defects';
import { may, type IssueContext } from '../context';
import type { LinkedScenarios } from '../features/linked-scenarios';
import { issuesThere, readIssueStates, type JiraIssue } from '../forge/jira';
import type { DefectIssue, DefectsView, DefectView } from '../invoke-api';
import { distinct } from '../lists';
import type { ProjectBody } from '../records/kinds';
import { isOpen as isProjectOpen } from '../settings/project-state';

const CATEGORIES = ['new', 'indeterminate', 'done'] as const;

/** An issue of Jira as a defect is shown. A status of a category that Jira does not name is shown as one to do. */
export const defectIssue = ({ id, key, fields: { summary = '', status } }: JiraIssue): DefectIssue => ({
  id,
  key,
  summary,
  status: status?.name ?? '',
  category: CATEGORIES.find((category) => category === status?.statusCategory?.key) ?? 'new',
});

/** What Jira says of the issues that defects are. */
interface States {
  /** Those that this person may see. */
  seen: ReadonlyMap<string, DefectIssue>;
  /** Those that are there all the same. */
  there: ReadonlySet<string>;
}

/** No request where there are no defects, one where this person may see all of them, else two. `undefined` where Jira fails. */
async function statesOf(context: IssueContext, defects: readonly Defect[]): Promise<States | undefined> {
  const ids = distinct(defects.flatMap(({ issueId }) => issueId ?? []));
  if (!ids.length) return { seen: new Map(), there: new Set() };
  try {
    const seen = new Map((await readIssueStates(ids)).map((issue) => [issue.id, defectIssue(issue)]));
    const missing = ids.filter((id) => !seen.has(id));
    return { seen, there: missing.length ? await issuesThere(missing) : new Set() };
  } catch (error) {
    // What is read of Jira is no reason to fail the panel that it stands in.
    context.log.warn('defects not read', { error: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}

const secondsOf = ({ now }: IssueContext): number => Math.floor(now / 1000);

/** One defect; nothing for one that this person may not see, or that is gone. */
function viewOf(context: IssueContext, defect: Defect, states: States | undefined): DefectView[] {
  const { id, scenarioId, issueId, notLinked } = defect;
  if (issueId === undefined)
    return [{ id, scenarioId, state: isBeingCreated(defect, secondsOf(context)) ? 'pending' : 'unknown' }];
  if (!states) return [{ id, scenarioId, state: 'unread' }];
  const issue = states.seen.get(issueId);
  return issue ? [{ id, scenarioId, issue, ...(notLinked && { notLinked }) }] : [];
}

/** What is known of a story's defects. */
export interface KnownDefects {
  defects: readonly Defect[];
  /** Those of other scenarios are kept, and not shown. */
  scenarioIds: readonly string[];
  project: Pick<ProjectBody, 'state' | 'away'> | undefined;
}

/** The defects of a story's scenarios as this person may see them. */
export async function defectsView(context: IssueContext, known: KnownDefects): Promise<DefectsView> {
  const { project, scenarioIds } = known;
  const defects = known.defects.filter(({ scenarioId }) => scenarioIds.includes(scenarioId));
  const states = await statesOf(context, defects);
  const isHidden = ({ issueId }: Defect): boolean => issueId !== undefined && !!states?.there.has(issueId);
  const hidden = defects.filter(isHidden).map(({ scenarioId }) => scenarioId);
  const isActive = project !== undefined && isProjectOpen(project) && context.licence !== 'lapsed';
  return {
    defects: defects.flatMap((defect) => viewOf(context, defect, states)),
    hidden: distinct(hidden).map((scenarioId) => ({
      scenarioId,
      count: hidden.filter((id) => id === scenarioId).length,
    })),
    canChange: isActive && may(context, 'discuss', context.issue.projectId),
  };
}

/** The same from what the panel reads of its issue. */
export const defectsOf =
  (context: IssueContext) =>
  ({ issue, project, scenarios }: LinkedScenarios): Promise<DefectsView> =>
    defectsView(context, {
      defects: issue?.body.defects ?? [],
      scenarioIds: scenarios.map(({ link }) => link.scenarioId),
      project,
    });
