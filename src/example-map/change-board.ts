import {
  changeMap,
  MAX_CARDS,
  MAX_NAME_CHARS,
  type MapChange,
  type MapProblem,
} from '@behave-pro/core/example-map';
import type { IssueContext } from '../context';
import { AppError } from '../errors';
import type { BoardReply } from '../invoke-api';
import { change } from '../records/change';
import { cardIdFrom } from '../records/keys';
import * as refs from '../records/refs';
import { enabledProject } from '../settings/project-state';
import { assertFits, assertThere, putMap, readMap } from './board-record';
import { boardView } from './board-view';

const REFUSALS: Record<MapProblem, AppError> = {
  gone: new AppError('NotFound', 'This card is no longer there: somebody has removed it.'),
  changed: new AppError(
    'Conflict',
    'Somebody else changed this card meanwhile. Look at what it says now, then try again.',
  ),
  unfit: new AppError(
    'Invalid',
    `A rule or an example is one line of at most ${MAX_NAME_CHARS} characters: it becomes a name.`,
  ),
  full: new AppError('TooLarge', `A story has at most ${MAX_CARDS} cards. Remove some, or split the story.`),
};

/**
 * Makes one change to the cards on a story. What several people do at once is done one after the other, and repeating it is
 * harmless. Throws NotFound, Conflict, TooLarge, Forbidden.
 */
export const changeBoard = (context: IssueContext, writeId: string, what: MapChange): Promise<BoardReply> =>
  change(writeId, context.now, async (records) => {
    const { id, projectId } = context.issue;
    const ref = refs.exampleMap(id);
    await records.prefetch([ref, ...refs.ofStory(context.issue)]);
    const project = await enabledProject(records, projectId);
    await assertThere(records, id);
    const before = await readMap(records, id);
    const [issue] = await records.read([refs.issue(id)]);
    const view = (map: typeof before): BoardReply => ({
      board: boardView(context, map, { issue: issue?.body, project }),
    });
    if (await records.alreadyIn(ref)) return view(before);
    const result = changeMap(before, what);
    if (!result.ok) throw REFUSALS[result.problem];
    if (JSON.stringify(result.map) !== JSON.stringify(before)) {
      assertFits(before, result.map);
      putMap(records, context, result.map);
    }
    return view(result.map);
  });

type NewCard =
  | { card: 'rule' | 'question'; text: string; before?: string | undefined }
  | { card: 'example'; ruleId: string; text: string; before?: string | undefined };

/** Puts a new card on a story. Throws NotFound for a rule that is gone, TooLarge. */
export async function addCard(
  context: IssueContext,
  { writeId, ...card }: NewCard & { writeId: string },
): Promise<BoardReply & { cardId: string }> {
  const cardId = cardIdFrom(writeId);
  return { ...(await changeBoard(context, writeId, { kind: 'add', id: cardId, ...card })), cardId };
}
