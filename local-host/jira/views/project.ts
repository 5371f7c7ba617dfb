import { typesOf } from '../site/issue-types';
import type { ProjectRecord, VersionRecord } from '../site/records';
import { accountView } from './user';
import { issueTypeView } from './workflow';

/** A project as it stands inside issues, lists and events. */
export function projectSummary(baseUrl: string, project: ProjectRecord): Record<string, unknown> {
  const { id, key, name, projectTypeKey } = project;
  return { self: `${baseUrl}/rest/api/3/project/${id}`, id, key, name, projectTypeKey, simplified: false };
}

/** A project as GET project shows it. */
export function projectView(
  baseUrl: string,
  project: ProjectRecord,
  versions: VersionRecord[],
): Record<string, unknown> {
  return {
    ...projectSummary(baseUrl, project),
    description: project.description,
    lead: accountView(baseUrl, project.leadAccountId),
    assigneeType: 'UNASSIGNED',
    components: [],
    issueTypes: typesOf(project).map((type) => issueTypeView(baseUrl, type)),
    versions: versions.map((version) => versionView(baseUrl, version)),
    roles: {},
    style: 'classic',
    isPrivate: false,
    properties: {},
    ...(project.archivedAt !== undefined && {
      archived: true,
      archivedDate: new Date(project.archivedAt).toISOString(),
    }),
  };
}

/** A version as it stands in an issue's `fixVersions`, where Jira does not repeat the project. */
export function issueVersionView(baseUrl: string, version: VersionRecord): Record<string, unknown> {
  const { id, name, archived, released, description, releaseDate } = version;
  return {
    self: `${baseUrl}/rest/api/3/version/${id}`,
    id,
    name,
    archived,
    released,
    ...(description !== undefined && { description }),
    ...(releaseDate !== undefined && { releaseDate }),
  };
}

export function versionView(baseUrl: string, version: VersionRecord): Record<string, unknown> {
  const { id, projectId, ...rest } = version;
  return { self: `${baseUrl}/rest/api/3/version/${id}`, id, ...rest, projectId: Number(projectId) };
}
