import type { Context, ProjectContext } from '../../context';
import { AppError } from '../../errors';
import { queryIndex } from '../../forge/kvs';
import { pushJobs } from '../../forge/queue';
import { entryOf, noteAudit } from '../../records/audit';
import { change, consult } from '../../records/change';
import { issueIdOf } from '../../records/inventory';
import { featureIdOf, writeMark } from '../../records/keys';
import type { ProjectBody, RebuildState } from '../../records/kinds';
import * as refs from '../../records/refs';
import { enabledProject } from '../../settings/project-state';
import { isRebuilding } from '../../settings/rebuild-view';
import { queueMirror } from '../issue-links';
import { alignLines, mendLists, namedFeatures } from './catalogue';
import { alignFeature, alignIssue } from './issue-lists';

/** Records one step lists: a page of the largest is 4 MB. */
const PAGE = 20;

/** What a step has done, and where the next goes on. */
type Done = Pick<RebuildState, 'phase'> & {
  cursor?: string | undefined;
  features: number;
  corrected: number;
};

const pushStep = (projectId: string, { id, step }: RebuildState): Promise<void> =>
  pushJobs(projectId, 'rebuild', [{ type: 'rebuild', projectId, id, step }]);

/**
 * Starts bringing a project's lists in line with its features: the catalogue, the vocabulary and the lists of issues. Features and
 * their links are only read. Repeating it is harmless. Throws Conflict while it is going on, Forbidden, Unavailable.
 */
export async function startRebuild(context: ProjectContext, { writeId }: { writeId: string }): Promise<void> {
  const { project, now } = context;
  const started = await change(writeId, now, async (records) => {
    const body = await enabledProject(records, project.id);
    const id = writeMark(writeId);
    if (body.rebuild?.id === id) return body.rebuild;
    if (body.rebuild && isRebuilding(body.rebuild, now))
      throw new AppError('Conflict', 'The lists are being rebuilt already. Wait until that is done.');
    const rebuild: RebuildState = {
      id,
      startedAt: now,
      at: now,
      step: 0,
      phase: 'catalogue',
      features: 0,
      corrected: 0,
    };
    records.put(refs.project(project.id), { ...body, rebuild }, { projectId: project.id });
    noteAudit(records, entryOf(context, project.id, { action: 'lists-rebuilt' }));
    return rebuild;
  });
  if (started.phase !== 'done') await pushStep(project.id, started);
}

/** Takes lines out of a list that no feature stands behind, a shard a step. */
const linesStep =
  (list: 'catalogue' | 'vocabulary', next: Done['phase']) =>
  async (context: Context, projectId: string, { cursor, step }: RebuildState): Promise<Done> => {
    const mended = step === 0 ? await mendLists(context, projectId) : 0;
    const named = await namedFeatures(list, projectId, cursor);
    if (!named) return { phase: next, features: 0, corrected: mended };
    const corrected = mended + (await alignLines(context, projectId, named.ids));
    return { phase: list, cursor: named.prefix, features: 0, corrected };
  };

/** Puts features into the catalogue and the vocabulary, and into the lists of their issues. */
async function featuresStep(context: Context, projectId: string, { cursor }: RebuildState): Promise<Done> {
  const page = await queryIndex('feature', 'by-project', [projectId], {
    limit: PAGE,
    ...(cursor && { cursor }),
  });
  const ids = page.records.map(({ key }) => featureIdOf(key));
  const lines = await alignLines(context, projectId, ids);
  const issues: string[] = [];
  for (const id of ids) issues.push(...(await alignFeature(context, id)));
  await queueMirror(context, projectId, issues);
  return {
    phase: page.cursor ? 'features' : 'issues',
    cursor: page.cursor,
    features: ids.length,
    corrected: lines + issues.length,
  };
}

/** Takes out of the lists of issues what no feature says. */
async function issuesStep(context: Context, projectId: string, { cursor }: RebuildState): Promise<Done> {
  const page = await queryIndex('issue', 'by-project', [projectId], {
    limit: PAGE,
    ...(cursor && { cursor }),
  });
  const wrong: string[] = [];
  for (const item of page.records) {
    const id = issueIdOf(item);
    if (await alignIssue(context, id)) wrong.push(id);
  }
  await queueMirror(context, projectId, wrong);
  return {
    phase: page.cursor ? 'issues' : 'done',
    cursor: page.cursor,
    features: 0,
    corrected: wrong.length,
  };
}

const STEPS = {
  catalogue: linesStep('catalogue', 'vocabulary'),
  vocabulary: linesStep('vocabulary', 'features'),
  features: featuresStep,
  issues: issuesStep,
};

const stateOf = async (projectId: string): Promise<ProjectBody | undefined> =>
  (await consult((records) => records.read([refs.project(projectId)])))[0]?.body;

/** Notes what a step has done; one that another delivery has noted already stays as it is. */
const advance = (
  context: Context,
  projectId: string,
  before: RebuildState,
  { phase, cursor, features, corrected }: Done,
): Promise<RebuildState | undefined> =>
  change(`rebuild ${before.id} ${before.step}`, context.now, async (records) => {
    const [record] = await records.read([refs.project(projectId)]);
    const now = record?.body.rebuild;
    if (!record || now?.id !== before.id || now.step !== before.step) return now;
    const next: RebuildState = {
      id: now.id,
      startedAt: now.startedAt,
      at: context.now,
      step: now.step + 1,
      phase,
      ...(cursor !== undefined && { cursor }),
      features: now.features + features,
      corrected: now.corrected + corrected,
    };
    records.put(refs.project(projectId), { ...record.body, rebuild: next }, { projectId });
    return next;
  });

/** Does one step of a rebuild and asks for the next. One that was done is not done again, and asks again for what follows. */
export async function rebuildStep(
  context: Context,
  { projectId, id, step }: { projectId: string; id: string; step: number },
): Promise<void> {
  const state = (await stateOf(projectId))?.rebuild;
  if (state?.id !== id || state.phase === 'done') return;
  const next =
    step < state.step
      ? state
      : await advance(context, projectId, state, await STEPS[state.phase](context, projectId, state));
  if (next?.id === id && next.phase !== 'done') await pushStep(projectId, next);
}
