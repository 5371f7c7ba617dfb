import { isShut, type Context } from '../context';
import { JiraError, readProject, type JiraProject } from '../forge/jira';
import { change } from '../records/change';
import type { ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';

export type ProjectChange = 'softdeleted' | 'deleted' | 'restored' | 'archived' | 'updated';

const AWAY: Partial<Record<ProjectChange, NonNullable<ProjectBody['away']>>> = {
  softdeleted: 'trashed',
  deleted: 'deleted',
  archived: 'archived',
};

/** The project as Jira has it now; `undefined` when it has none for us. */
export async function presentProject(projectId: string): Promise<JiraProject | undefined> {
  try {
    return await readProject('app', projectId);
  } catch (error) {
    if (error instanceof JiraError && error.status === 404) return undefined;
    throw error;
  }
}

/** Events come late and in any order: Jira's word counts, and theirs only where it has none. */
function after(body: ProjectBody, what: ProjectChange, now: JiraProject | undefined): ProjectBody {
  const { away, ...rest } = body;
  if (now) return { ...rest, key: now.key, name: now.name, ...(now.archived && { away: 'archived' }) };
  // What was deleted stays so, whatever older event comes late, until Jira has it again.
  if (away === 'deleted') return body;
  const left = AWAY[what];
  if (left) return { ...rest, away: left };
  return what === 'restored' ? rest : body;
}

/**
 * Keeps a project's record in step with Jira: its key and name, and whether Jira has it. Nothing stored is removed, and
 * a project that comes back finds everything as it was.
 */
export async function projectChanged(
  context: Pick<Context, 'now' | 'removals'>,
  projectId: string,
  what: ProjectChange,
): Promise<void> {
  if (isShut(context, projectId)) return;
  const now = await presentProject(projectId);
  await change(`project ${what} ${projectId} ${context.now}`, context.now, async (records) => {
    const ref = refs.project(projectId);
    const lookup = now && refs.projectByKey(now.key);
    await records.prefetch([ref, ...(lookup ? [lookup] : [])]);
    const [record] = await records.read([ref]);
    if (!record) return;
    const body = after(record.body, what, now);
    if (JSON.stringify(body) !== JSON.stringify(record.body)) records.put(ref, body, { projectId });
    if (!lookup) return;
    // The old key still leads here, as it does in Jira.
    const [known] = await records.read([lookup]);
    if (known?.body.projectId !== projectId) records.put(lookup, { projectId }, { projectId });
  });
}
