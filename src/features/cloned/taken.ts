import { takenFrom, type Taken } from '@behave-pro/core/rules';
import type { CloneContext } from '../../context';
import { AppError } from '../../errors';
import type { Change } from '../../records/change';
import { isGone } from '../../records/gone';
import type { IssueBody } from '../../records/kinds';
import * as refs from '../../records/refs';
import { EMPTY_ISSUE } from '../issue-links';

/**
 * Writes a clone's own record with what `note` says of what was taken, and its list in the order `arrange` gives it. Throws
 * NotFound where the issue was deleted meanwhile.
 */
export async function noteTaken(
  records: Change,
  { issue }: CloneContext,
  note: (taken: Taken) => Taken,
  arrange: (links: IssueBody['links']) => IssueBody['links'] = (links) => links,
): Promise<void> {
  if (await isGone(records, 'issue', issue.id)) throw new AppError('NotFound');
  const ref = refs.issue(issue.id);
  const [record] = await records.read([ref]);
  const body = record?.body ?? EMPTY_ISSUE;
  const taken = note(takenFrom(body.taken, issue.original.id));
  records.put(
    ref,
    { ...body, links: arrange(body.links), taken },
    { projectId: record?.projectId ?? issue.projectId },
  );
}
