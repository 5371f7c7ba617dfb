import { NO_AGREEMENT, type Agreement, type Question } from '@behave-pro/core/agreement';
import type { IssueContext } from '../context';
import { AppError } from '../errors';
import { EMPTY_ISSUE } from '../features/issue-links';
import { readSeen } from '../features/linked-scenarios';
import { change, type Change } from '../records/change';
import { encodedBytes } from '../records/codec';
import { isGone } from '../records/gone';
import type { IssueBody, ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { enabledProject } from '../settings/project-state';

/**
 * What one issue's votes and questions may take when another question is asked: its record has room for links besides, and for
 * what is said of those that are there, and every panel reads it.
 */
const MAX_BYTES = 100 * 1024;

/** What was read of a story in order to change what is said of it. */
export interface ReadStory {
  project: ProjectBody;
  body: IssueBody;
  agreement: Agreement;
  seen: string;
}

/** Reads a story's own record. Throws Forbidden where the project is not enabled, NotFound for a deleted issue. */
export async function readStoryRecord(
  records: Change,
  { issue }: IssueContext,
): Promise<Pick<ReadStory, 'project' | 'body'>> {
  await records.prefetch(refs.ofStory(issue));
  const project = await enabledProject(records, issue.projectId);
  if (await isGone(records, 'issue', issue.id)) throw new AppError('NotFound');
  const [record] = await records.read([refs.issue(issue.id)]);
  return { project, body: record?.body ?? EMPTY_ISSUE };
}

/** Reads a story, as it is now. Throws as `readStoryRecord`. */
export async function readStory(records: Change, context: IssueContext): Promise<ReadStory> {
  const { project, body } = await readStoryRecord(records, context);
  const { issue } = context;
  const seen = await readSeen(records, issue.id, body.links);
  return { project, body, agreement: body.agreement ?? NO_AGREEMENT, seen };
}

/** Writes what is said of a story, and that its search property is due. Throws TooLarge for another question. */
export function putAgreement(
  records: Change,
  { issue }: IssueContext,
  { body }: Pick<ReadStory, 'body'>,
  agreement: Agreement,
): void {
  const isAnother = agreement.questions.length > (body.agreement?.questions.length ?? 0);
  if (isAnother && encodedBytes(agreement) > MAX_BYTES)
    throw new AppError(
      'TooLarge',
      'There are too many questions on this issue to keep another one. Nothing was changed. Split the issue, or ask in its comments.',
    );
  records.put(
    refs.issue(issue.id),
    { ...body, agreement, mirror: { ...body.mirror, due: true } },
    { projectId: issue.projectId },
  );
  // A deletion of the issue that comes now must not be followed by a record of it.
  records.check(refs.gone('issue', issue.id));
}

/**
 * Changes what is said of a story. `work` answers what becomes of it, or nothing where it stays; it is not asked when this
 * very mutation is done already. Repeating it is harmless. Throws what `work` throws, Forbidden, NotFound, TooLarge.
 */
export const changeAgreement = (
  context: IssueContext,
  writeId: string,
  work: (story: ReadStory) => Agreement | undefined,
): Promise<ReadStory> =>
  change(writeId, context.now, async (records) => {
    const story = await readStory(records, context);
    if (await records.alreadyIn(refs.issue(context.issue.id))) return story;
    const agreement = work(story);
    if (!agreement) return story;
    putAgreement(records, context, story, agreement);
    return { ...story, agreement };
  });

/** A question of a story. Throws NotFound. */
export function questionOf({ questions }: Agreement, questionId: string): Question {
  const question = questions.find(({ id }) => id === questionId);
  if (!question)
    throw new AppError('NotFound', 'This question is no longer there: whoever asked it has taken it away.');
  return question;
}
