import type { Context } from '../context';
import { readIssueProjects } from '../forge/jira';
import { chunksOf } from '../lists';
import { changeAnew, type Change } from '../records/change';
import type { IssuePlace } from '../records/kinds';
import * as refs from '../records/refs';
import { persistently } from '../retry';

/** Notes the project an issue is in, in its record and its example map. */
export async function notePlace(records: Change, { id, projectId }: IssuePlace): Promise<void> {
  await records.prefetch([refs.issue(id), refs.exampleMap(id)]);
  for (const ref of [refs.issue(id), refs.exampleMap(id)]) {
    const [record] = await records.read<unknown>([ref]);
    if (record && record.projectId !== projectId) records.put<unknown>(ref, record.body, { projectId });
  }
}

/** Those of the issues that are in another project, with its id. */
export type Moved = (issueIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Looks where issues are that are on record as a project's, before what is kept of them is removed with it: the event of a move may have
 * been lost. What was moved is noted where it is. Jira is asked for each once; where it does not answer, what is on record counts.
 */
export function movedFrom({ now, log }: Pick<Context, 'now' | 'log'>, projectId: string): Moved {
  const places = new Map<string, string | undefined>();
  const look = async (issueIds: readonly string[]): Promise<void> => {
    const found = await persistently(() => readIssueProjects(issueIds)).catch((error: unknown) => {
      log.warn('issues not looked for', { error: error instanceof Error ? error.name : 'unknown' });
      return [];
    });
    const there = new Map(found.map(({ id, fields }) => [id, fields.project?.id]));
    for (const id of issueIds) {
      const place = there.get(id);
      places.set(id, place);
      if (place !== undefined && place !== projectId)
        await changeAnew(now, (records) => notePlace(records, { id, projectId: place }));
    }
  };
  return async (issueIds) => {
    for (const some of chunksOf(
      issueIds.filter((id) => !places.has(id)),
      100,
    ))
      await look(some);
    return new Map(
      issueIds.flatMap((id) => {
        const place = places.get(id);
        return place === undefined || place === projectId ? [] : [[id, place] as const];
      }),
    );
  };
}
