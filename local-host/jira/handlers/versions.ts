import { badFields, badRequest, notFound } from '../rest/errors';
import { type Call, type Handler, pathValue } from '../rest/handler';
import { holds } from '../permissions/grants';
import type { ProjectRecord, VersionRecord } from '../site/records';
import { versionView } from '../views/project';
import { findVisibleProject, visibleProject } from './lookup';
import { refuseExpand, refuseUnmodelledMembers } from './refuse';

export const getProjectVersions: Handler = {
  kind: 'read',
  honours: ['expand'],
  handle(call) {
    refuseExpand(call);
    const project = visibleProject(call, pathValue(call, 'projectIdOrKey'));
    const body = call.site.versions(project.id).map((version) => versionView(call.baseUrl, version));
    return { status: 200, body, objects: body.length };
  },
};

type NewVersion = Partial<Pick<VersionRecord, 'description' | 'archived' | 'released'>> &
  Partial<Pick<VersionRecord, 'name' | 'startDate' | 'releaseDate'>> & {
    projectId?: number;
    project?: string;
  };

const MODELLED = [
  'name',
  'projectId',
  'project',
  'description',
  'archived',
  'released',
  'startDate',
  'releaseDate',
];
const MAX_NAME = 255;

export const createVersion: Handler = {
  kind: 'write',
  handle(call) {
    const { site, baseUrl } = call;
    const asked = call.body as NewVersion;
    refuseUnmodelledMembers(asked, MODELLED);
    const project = projectOf(call, asked);
    const name = asked.name?.trim() ?? '';
    if (name === '' || name.length > MAX_NAME) {
      throw badFields({ name: `The version name must have 1 to ${MAX_NAME} characters.` });
    }
    if (site.versions(project.id).some((version) => version.name.toLowerCase() === name.toLowerCase())) {
      throw badFields({ name: 'A version with this name already exists in this project.' });
    }
    const version: VersionRecord = {
      id: String(site.next('version', 9_999)),
      projectId: project.id,
      name,
      archived: asked.archived ?? false,
      released: asked.released ?? false,
      ...(asked.description !== undefined && { description: asked.description }),
      ...(asked.startDate !== undefined && { startDate: asked.startDate }),
      ...(asked.releaseDate !== undefined && { releaseDate: asked.releaseDate }),
    };
    site.putVersion(version);
    return { status: 201, body: versionView(baseUrl, version) };
  },
};

/** Versions are for who administers the project; the others are told that there is none, as on Jira. */
function projectOf(call: Call, { projectId, project: key }: NewVersion): ProjectRecord {
  const idOrKey = projectId === undefined ? key : String(projectId);
  if (idOrKey === undefined) throw badRequest('Project is required.');
  const project = findVisibleProject(call, idOrKey);
  if (!project || !holds(call.principal, 'ADMINISTER_PROJECTS', project)) {
    throw notFound(
      `Project with key or id '${idOrKey}' either does not exist or you do not have permission to create versions in it.`,
    );
  }
  return project;
}
