import type { Action } from '@behave-pro/core/rules';
import { SITE, type Context, type ProjectContext, type ProjectFacts } from '../../context';
import { AppError } from '../../errors';
import { readProject } from '../../forge/jira';
import { consult } from '../../records/change';
import * as refs from '../../records/refs';
import type { MayLink } from '../../archive/import/issues-here';
import { assertNotShut } from '../run-surface';

/** From where archives are made and brought in, and what is allowed there. */
export interface ArchivePlace<Ctx extends Context> {
  action: Action;
  /** As whom Jira is asked for keys. */
  as: 'user' | 'app';
  mayLink: MayLink;
  /** The project that is exported; `undefined` for what belongs to none. Throws NotFound, Forbidden. */
  source(context: Ctx, projectId: string): Promise<ProjectFacts | undefined>;
  /** The project of Jira that an import goes into. Throws NotFound, Forbidden. */
  target(context: Ctx, projectId: string): Promise<ProjectFacts>;
}

const own = ({ project }: ProjectContext, projectId: string): Promise<ProjectFacts> => {
  if (projectId !== project.id)
    throw new AppError('NotFound', 'This is another project. Open its settings, or ask a Jira admin.');
  return Promise.resolve(project);
};

export const OF_THE_PROJECT: ArchivePlace<ProjectContext> = {
  action: 'administer',
  as: 'user',
  mayLink: 'what they may edit',
  source: own,
  target: own,
};

/** Whose key Jira has given away is known by what the app has kept. */
async function ofTheSite(context: Context, projectId: string): Promise<ProjectFacts | undefined> {
  if (projectId === SITE) return undefined;
  assertNotShut(context, projectId);
  const [record] = await consult((records) => records.read([refs.project(projectId)]));
  if (!record) throw new AppError('NotFound', 'Nothing is kept of this project.');
  return { id: projectId, key: record.body.key, name: record.body.name };
}

export const OF_THE_SITE: ArchivePlace<Context> = {
  action: 'govern',
  as: 'app',
  mayLink: 'everything',
  source: ofTheSite,
  async target(context, projectId) {
    assertNotShut(context, projectId);
    const { id, key, name } = await readProject('app', projectId);
    return { id, key, name };
  },
};
