import { NO_CARDS, type ExampleMap } from '@behave-pro/core/example-map';
import type { IssueContext } from '../context';
import { AppError } from '../errors';
import type { Change, Reader } from '../records/change';
import { encodedBytes } from '../records/codec';
import { isGone } from '../records/gone';
import * as refs from '../records/refs';

/** What the cards of one story may take when people write more on them: their record has room for marks besides. */
const MAX_BYTES = 100 * 1024;

/** The cards on a story. */
export async function readMap(records: Reader, issueId: string): Promise<ExampleMap> {
  const [record] = await records.read([refs.exampleMap(issueId)]);
  return record?.body ?? NO_CARDS;
}

/** Throws NotFound for an issue that was deleted. */
export async function assertThere(records: Change, issueId: string): Promise<void> {
  if (await isGone(records, 'issue', issueId)) throw new AppError('NotFound');
}

/** Throws TooLarge where cards take more than they did, and more than they may. */
export function assertFits(before: ExampleMap, map: ExampleMap): void {
  const bytes = encodedBytes(map);
  if (bytes > MAX_BYTES && bytes > encodedBytes(before))
    throw new AppError(
      'TooLarge',
      'The cards on this issue hold more text than can be kept. Nothing was changed. Shorten some, or split the story.',
    );
}

/** Writes the cards on a story, on condition that it is not deleted meanwhile. */
export function putMap(records: Change, { issue }: IssueContext, map: ExampleMap): void {
  records.put(refs.exampleMap(issue.id), map, { projectId: issue.projectId });
  records.check(refs.gone('issue', issue.id));
}
