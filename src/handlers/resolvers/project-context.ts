import { PERMISSION_FOR } from '@behave-pro/core/rules';
import { z } from 'zod';
import type { ProjectContext } from '../../context';
import { checkPermissions, readProject, standardTypes } from '../../forge/jira';
import { grantsByProject } from './grants';
import { idFrom } from './payloads';
import { place, type Place } from './place';

const claim = z.object({ extension: z.object({ project: z.object({ id: idFrom }) }) });

/**
 * A call from a project's pages. The project is the client's word: Jira says whether this person may see it and
 * administers it. Two Jira requests.
 */
export const onProject = (name: string): Place<ProjectContext> =>
  place({
    name,
    claim,
    hint: 'Open this from a project.',
    refs: () => [],
    early: () => Promise.resolve(),
    async context(base, { extension }) {
      const projectId = extension.project.id;
      const [found, answer] = await Promise.all([
        readProject('user', projectId),
        checkPermissions([
          {
            permissions: [PERMISSION_FOR.see, PERMISSION_FOR.edit, PERMISSION_FOR.administer],
            projects: [Number(projectId)],
          },
        ]),
      ]);
      const { id, key, name: projectName } = found;
      return {
        ...base,
        permissions: new Map(grantsByProject(answer, [id])),
        project: { id, key, name: projectName },
        issueTypes: standardTypes(found),
      };
    },
    projectOf: ({ project }) => project.id,
  });
