import { may, type IssueContext } from '../context';
import type { Access, PanelView } from '../invoke-api';
import { consult } from '../records/change';
import { queueMirror } from './issue-links';
import { linkedScenarios } from './linked-scenarios';
import { NEW_PROJECT } from '../settings/project-state';
import { scenarioView } from './scenario-view';

/** Time after which an issue's search property that is still due is asked for again. */
const MIRROR_OVERDUE_SECONDS = 60;

function accessOf(context: IssueContext): Access {
  if (context.licence === 'lapsed')
    return {
      canEdit: false,
      readOnlyReason:
        'The licence of Behave Pro has lapsed: scenarios can be read and exported, and editing returns with a renewal.',
    };
  return may(context, 'edit', context.issue.projectId)
    ? { canEdit: true }
    : {
        canEdit: false,
        readOnlyReason: 'You can read these scenarios; editing needs the permission to edit issues.',
      };
}

/** What the issue panel shows. */
export async function panelView(context: IssueContext): Promise<PanelView> {
  const { issue } = context;
  const linked = await consult((records) =>
    linkedScenarios(records, issue, (projectId) => may(context, 'see', projectId)),
  );
  const record = linked.issue;
  if (record?.body.mirror.due && context.now / 1000 - record.updatedAt > MIRROR_OVERDUE_SECONDS)
    await queueMirror(context, issue.projectId, [issue.id]);
  const project = linked.project ?? NEW_PROJECT;
  return {
    issue: { id: issue.id, key: issue.key, projectKey: issue.projectKey },
    project: {
      state: project.state,
      defaultTestType: project.defaultTestType,
      defaultLanguage: project.defaultLanguage,
    },
    access: accessOf(context),
    scenarios: linked.scenarios.flatMap(
      ({ link, feature, latest, build }) =>
        scenarioView(feature, link.scenarioId, project, latest, build) ?? [],
    ),
    hidden: (record?.body.links ?? []).filter(({ projectId }) => !may(context, 'see', projectId)).length,
  };
}
