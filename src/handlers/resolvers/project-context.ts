import { PERMISSION_FOR } from '@behave-pro/core/rules';
import { z } from 'zod';
import type { Context, ProjectContext } from '../../context';
import { AppError } from '../../errors';
import { checkPermissions, readProject } from '../../forge/jira';
import { grantsByProject } from './grants';
import { idFrom } from './ids';

const claim = z.object({ extension: z.object({ project: z.object({ id: idFrom }) }) });

/**
 * The context of a call from a project's pages. The project is the client's word: Jira says whether this person may
 * see it and administers it. Two Jira requests. Throws Invalid, NotFound.
 */
export async function projectContext(
  context: Omit<Context, 'permissions'>,
  claimed: unknown,
): Promise<ProjectContext> {
  const parsed = claim.safeParse(claimed);
  if (!parsed.success) throw new AppError('Invalid', 'Open this from a project.');
  const projectId = parsed.data.extension.project.id;
  const [{ id, key, name }, answer] = await Promise.all([
    readProject('user', projectId),
    checkPermissions([
      {
        permissions: [PERMISSION_FOR.see, PERMISSION_FOR.edit, PERMISSION_FOR.administer],
        projects: [Number(projectId)],
      },
    ]),
  ]);
  return {
    ...context,
    permissions: new Map(grantsByProject(answer, [id])),
    project: { id, key, name },
  };
}
