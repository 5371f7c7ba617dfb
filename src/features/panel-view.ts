import { may, type IssueContext } from '../context';
import { accessTo } from '../access';
import type { AgreementView, DefectsView, PanelScenario, PanelView } from '../invoke-api';
import { consult } from '../records/change';
import { familyHint, originalRefs } from './cloned/offer';
import { withinAnswer } from './answer-size';
import { queueMirror } from './issue-links';
import { linkedScenarios, type LinkedScenarios } from './linked-scenarios';
import { NEW_PROJECT } from '../settings/project-state';
import { scenarioView } from './scenario-view';
import { searchValue } from './search-value';

/** Time after which an issue's search property that is still not right is asked for again. */
const MIRROR_OVERDUE_MS = 60_000;

/**
 * Whether the search property should long have been brought up to date: it is due, or it differs from what is shown,
 * as after a run whose job was given up. What this person may not see cannot be compared.
 */
function isMirrorOverdue(linked: LinkedScenarios, hidden: number, now: number): boolean {
  const { issue } = linked;
  if (!issue) return false;
  const { hash, lastRun = 0 } = searchValue(linked);
  const wrong = issue.body.mirror.due || (hidden === 0 && issue.body.mirror.hash !== hash);
  return wrong && now - Math.max(issue.updatedAt * 1000, lastRun) > MIRROR_OVERDUE_MS;
}

/**
 * What the issue panel shows.
 *
 * @param parts What people have said of the story, and what is known of its defects, from what was read for it anyway.
 */
export async function panelView(
  context: IssueContext,
  parts: {
    agreementOf: (linked: LinkedScenarios) => Promise<AgreementView>;
    defectsOf: (linked: LinkedScenarios) => Promise<DefectsView>;
  },
): Promise<PanelView> {
  const { issue } = context;
  const mayBrowse = (projectId: string): boolean => may(context, 'see', projectId);
  const { linked, family } = await consult(async (records) => ({
    linked: await linkedScenarios(records, issue, mayBrowse, originalRefs(issue)),
    family: await familyHint(records, context),
  }));
  const hidden = (linked.issue?.body.links ?? []).filter(({ projectId }) => !may(context, 'see', projectId));
  if (isMirrorOverdue(linked, hidden.length, context.now))
    await queueMirror(context, issue.projectId, [issue.id]);
  const project = linked.project ?? NEW_PROJECT;
  const [agreement, defects] = await Promise.all([parts.agreementOf(linked), parts.defectsOf(linked)]);
  return withinAnswer<PanelScenario, PanelView>({
    issue: { id: issue.id, key: issue.key, projectKey: issue.projectKey },
    project: {
      state: project.state,
      defaultTestType: project.defaultTestType,
      defaultLanguage: project.defaultLanguage,
      lint: project.lint ?? {},
    },
    access: accessTo(context, 'edit', issue.projectId),
    agreement,
    defects,
    scenarios: linked.scenarios.flatMap(
      ({ link, feature, latest, build }) =>
        scenarioView(feature(), link.scenarioId, project, latest, build) ?? [],
    ),
    hidden: hidden.length,
    ...(Object.keys(family).length && { family }),
  });
}
