import { withChosen, type ChosenStatuses, type Retention } from '@behave-pro/core/rules';
import type { Context, ProjectContext, ProjectFacts } from '../context';
import type { LintSettings, TestType } from '../invoke-api';
import { AppError } from '../errors';
import { entryOf, noteAudit } from '../records/audit';
import { change } from '../records/change';
import type { ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { NEW_PROJECT } from './project-state';
import { settingsNotes } from './settings-audit';
import { settingsView, type OwnSettings } from './settings-view';

export interface SaveSettings {
  writeId: string;
  state: 'enabled' | 'disabled';
  defaultTestType?: TestType | undefined;
  defaultLanguage?: string | undefined;
  /** The rules to set; others stay as they are. */
  lint?: LintSettings | undefined;
  mirrorQuestions?: boolean | undefined;
  /** `null` for the type named “Bug”. */
  defectType?: string | null | undefined;
  notifyWatchers?: boolean | undefined;
  /** Statuses to choose for; others stay as they are. */
  statusMapping?: ChosenStatuses | undefined;
  /** Days for which runs and earlier texts are kept; `null` for ever. */
  retention?: { runDays: number | null; versionDays: number | null } | undefined;
}

/** What a project has of which nothing is stored yet. */
const UNKNOWN = { ...NEW_PROJECT, statusMapping: {}, keys: [] };

const chosenRetention = ({ runDays, versionDays }: NonNullable<SaveSettings['retention']>): Retention => ({
  ...(runDays !== null && { runDays }),
  ...(versionDays !== null && { versionDays }),
});

/** More statuses than the issues of any project have. */
const MAX_STATUSES = 1_000;

function mapped({ statusMapping }: ProjectBody, chosen: ChosenStatuses): ProjectBody['statusMapping'] {
  const mapping = withChosen(statusMapping, chosen);
  if (Object.keys(mapping).length > MAX_STATUSES)
    throw new AppError('Invalid', `Tags are chosen for at most ${MAX_STATUSES} statuses.`);
  return mapping;
}

/** Writes a project's settings, and where its key leads. */
export async function writeSettings(
  context: Context,
  project: ProjectFacts,
  request: SaveSettings,
): Promise<void> {
  await change(request.writeId, context.now, async (records) => {
    const lookup = refs.projectByKey(project.key);
    await records.prefetch([refs.project(project.id), lookup]);
    if (await records.alreadyIn(refs.project(project.id))) return;
    const [record] = await records.read([refs.project(project.id)]);
    const before: ProjectBody = record?.body ?? { ...UNKNOWN, key: project.key, name: project.name };
    const { defectType: _before, ...kept } = before;
    const defectType = request.defectType === undefined ? before.defectType : request.defectType;
    const after: ProjectBody = {
      ...kept,
      key: project.key,
      name: project.name,
      state: request.state,
      defaultTestType: request.defaultTestType ?? before.defaultTestType,
      defaultLanguage: request.defaultLanguage ?? before.defaultLanguage,
      ...(request.mirrorQuestions !== undefined && { mirrorQuestions: request.mirrorQuestions }),
      ...(defectType && { defectType }),
      ...(request.notifyWatchers !== undefined && { notifyWatchers: request.notifyWatchers }),
      ...(request.statusMapping && { statusMapping: mapped(before, request.statusMapping) }),
      ...(request.retention && { retention: chosenRetention(request.retention) }),
      ...(request.lint && { lint: { ...before.lint, ...request.lint } }),
    };
    records.put(refs.project(project.id), after, { projectId: project.id });
    for (const note of settingsNotes(before, after)) noteAudit(records, entryOf(context, project.id, note));
    const [known] = await records.read([lookup]);
    if (known?.body.projectId !== project.id)
      records.put(lookup, { projectId: project.id }, { projectId: project.id });
  });
}

/** Enables or disables the project and sets its defaults. Disabling keeps everything that is stored. Throws Invalid. */
export async function saveSettings(context: ProjectContext, request: SaveSettings): Promise<OwnSettings> {
  const { defectType } = request;
  if (defectType && !context.issueTypes.some(({ id }) => id === defectType))
    throw new AppError(
      'Invalid',
      'Jira no longer has this issue type in the project. Reload the page and choose another.',
    );
  await writeSettings(context, context.project, request);
  return settingsView(context);
}
