import type { Actor, FrameContext, Jira } from '../contract';
import type { Installation } from './installations';
import type { TypedModule } from './manifest';

interface IssueAnswer {
  id: string;
  key: string;
  fields: { issuetype: { id: string; name: string }; project: ProjectAnswer };
}

interface ProjectAnswer {
  id: string;
  key: string;
  projectTypeKey?: string;
}

/** What the bridge and resolvers get of the place a module is shown at, as Forge's pages describe it. */
export interface ModuleContext {
  extension: {
    type: string;
    issue?: { id: string; key: string; type: string; typeId: string };
    project?: { id: string; key: string; type: string };
    isNewToIssue?: boolean;
    location?: string;
  };
  [fact: string]: unknown;
}

/** Says that the issue or project a context names does not exist at all. */
export class NoSuchPlace extends Error {}

/**
 * Looks a place up as that person; where that person may not see it, as the site's first user. A frame can only stand
 * where its person may look, but the context of a call is the client's word: an app has to survive true ids in the
 * mouth of somebody who should not know them.
 */
export function createFrameContext(jira: Jira, siteUrl: () => string, appId: string) {
  async function read<T>(installation: Installation, accountId: string, path: string): Promise<T> {
    const [first] = jira.users(installation.id);
    for (const account of [accountId, first?.accountId ?? accountId]) {
      const actor: Actor = { kind: 'person', installation: installation.id, accountId: account };
      const answer = await jira.handle(actor, {
        method: 'GET',
        path,
        headers: { accept: 'application/json' },
      });
      if (answer.status === 200) return JSON.parse(answer.body) as T;
    }
    throw new NoSuchPlace(`${path} does not exist`);
  }

  return async function frameContext(
    installation: Installation,
    accountId: string,
    module: TypedModule,
    { issueKey, projectKey }: FrameContext,
  ): Promise<ModuleContext> {
    const issue = issueKey
      ? await read<IssueAnswer>(
          installation,
          accountId,
          `/rest/api/3/issue/${encodeURIComponent(issueKey)}?fields=issuetype,project`,
        )
      : undefined;
    const project =
      issue?.fields.project ??
      (projectKey
        ? await read<ProjectAnswer>(
            installation,
            accountId,
            `/rest/api/3/project/${encodeURIComponent(projectKey)}`,
          )
        : undefined);
    const location = issue ? `/browse/${issue.key}` : project ? `/projects/${project.key}` : '/';
    return {
      accountId,
      cloudId: installation.cloudId,
      localId: `ari:cloud:ecosystem::extension/${appId}/${installation.environmentId}/static/${module.key}`,
      environmentId: installation.environmentId,
      environmentType: installation.environment,
      moduleKey: module.key,
      siteUrl: siteUrl(),
      locale: 'en_US',
      timezone: 'Etc/UTC',
      extension: {
        type: module.type,
        ...(issue && {
          issue: {
            id: issue.id,
            key: issue.key,
            type: issue.fields.issuetype.name,
            typeId: issue.fields.issuetype.id,
          },
        }),
        ...(project && {
          project: { id: project.id, key: project.key, type: project.projectTypeKey ?? 'software' },
        }),
        ...(module.type === 'jira:issuePanel' && { isNewToIssue: false }),
        location: `${siteUrl()}${location}`,
      },
    };
  };
}
