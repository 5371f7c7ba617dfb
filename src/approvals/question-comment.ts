import { commentStep, withComment, type MirroredComment, type Question } from '@behave-pro/core/agreement';
import type { IssueContext } from '../context';
import { addComment, changeComment, JiraError, readComments } from '../forge/jira';
import { changeAnew } from '../records/change';
import { actingPerson } from './agreement-view';
import { putAgreement, questionOf, readStory, type ReadStory } from './change-agreement';
import { commentOf, wordsOf } from './comment-text';

/** Jira has understood, and has not done it. */
const isRefusal = (error: unknown): boolean => error instanceof JiraError && error.status < 500;

/** The comment that an attempt has left, if it has: this person's, with the question's words, and no other question's. */
async function leftBehind(
  { issue }: IssueContext,
  question: Question,
  { agreement }: Pick<ReadStory, 'agreement'>,
): Promise<string | undefined> {
  const taken = new Set(agreement.questions.map(({ comment }) => comment?.id));
  const words = new Set([{ text: question.text }, question].map((said) => wordsOf(commentOf(said))));
  const comments = await readComments(issue.id);
  return comments.find(
    ({ id, author, body }) => !taken.has(id) && author?.accountId === question.by && words.has(wordsOf(body)),
  )?.id;
}

type Outcome = Pick<MirroredComment, 'state' | 'id'>;

/** Writes the comment; where nobody knows whether Jira did it, looks, and never writes a second one. */
async function written(context: IssueContext, question: Question, story: ReadStory): Promise<Outcome> {
  try {
    return { state: 'written', id: await addComment(context.issue.id, commentOf(question)) };
  } catch (error) {
    if (isRefusal(error)) return { state: 'failed' };
    const id = await leftBehind(context, question, story).catch(() => undefined);
    return id === undefined ? { state: 'writing' } : { state: 'written', id };
  }
}

/** Looks for what an earlier attempt has left, and writes the comment only if Jira says there is none. */
async function found(context: IssueContext, question: Question, story: ReadStory): Promise<Outcome> {
  const looked = await leftBehind(context, question, story).then(
    (id) => ({ id }),
    () => undefined,
  );
  if (!looked) return { state: 'writing' };
  return looked.id === undefined ? written(context, question, story) : { state: 'outdated', id: looked.id };
}

/** Jira has no such comment, or none that this person may see. */
const isMissing = (error: unknown): boolean => error instanceof JiraError && error.status === 404;

/**
 * Changes the comment. Who wrote it sees it: one that is missing for them was deleted, which is no reason to write it anew
 * before they say so.
 */
async function changed(context: IssueContext, question: Question, id: string): Promise<Outcome> {
  try {
    await changeComment(context.issue.id, id, commentOf(question));
    return { state: 'written', id };
  } catch (error) {
    const isOwn = question.by === actingPerson(context).accountId;
    return isOwn && isMissing(error) ? { state: 'failed' } : { state: 'outdated', id };
  }
}

/**
 * The first half of an attempt: what is to be done, noted before it is done. Under a mark of its own: two deliveries of one
 * mutation are two attempts, of which only one may write.
 */
const claim = (context: IssueContext, questionId: string, now: number) =>
  changeAnew(context.now, async (records) => {
    const story = await readStory(records, context);
    const question = questionOf(story.agreement, questionId);
    const step = commentStep(question.comment, now);
    const isOwn = question.by === actingPerson(context).accountId;
    if (step === 'nothing' || step === 'change') return { story, question, step };
    // It would speak in the name of somebody else.
    if (!isOwn) return { story, question, step: 'nothing' as const };
    const comment: MirroredComment = { state: 'writing', at: now };
    putAgreement(records, context, story, withComment(story.agreement, questionId, comment));
    return { story, question, step };
  });

/** The second half. What was written is not what the question says now if somebody has settled it meanwhile. */
const note = (context: IssueContext, said: Question, outcome: Outcome, now: number): Promise<ReadStory> =>
  changeAnew(context.now, async (records) => {
    const story = await readStory(records, context);
    const present = story.agreement.questions.find(({ id }) => id === said.id);
    if (!present) return story;
    // A comment that was missing may have been written anew meanwhile.
    if (said.comment?.id !== undefined && present.comment?.id !== said.comment.id) return story;
    const isMeanwhile = outcome.id !== undefined && Boolean(present.resolved) !== Boolean(said.resolved);
    const comment: MirroredComment = { ...outcome, at: now, ...(isMeanwhile && { state: 'outdated' }) };
    const agreement = withComment(story.agreement, said.id, comment);
    putAgreement(records, context, story, agreement);
    return { ...story, agreement };
  });

async function perform(
  context: IssueContext,
  { story, question, step }: { story: ReadStory; question: Question; step: ReturnType<typeof commentStep> },
): Promise<Outcome> {
  const id = question.comment?.id;
  if (step === 'change' && id !== undefined) return changed(context, question, id);
  const first =
    step === 'look' ? await found(context, question, story) : await written(context, question, story);
  return first.state === 'outdated' && first.id !== undefined ? changed(context, question, first.id) : first;
}

/**
 * Brings the comment in Jira that says what a question says in line with it: writes it as this person, or changes it. Never
 * two, whatever is repeated or cut off. The question itself is kept already: a failure is no reason to fail, and is logged.
 * Answers the story as it then is.
 */
export async function alignComment(
  context: IssueContext,
  questionId: string,
): Promise<ReadStory | undefined> {
  const now = Math.floor(context.now / 1000);
  try {
    const claimed = await claim(context, questionId, now);
    if (claimed.step === 'nothing') return claimed.story;
    return await note(context, claimed.question, await perform(context, claimed), now);
  } catch (error) {
    context.log.warn('comment not written', { error: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}

const NOTES: Partial<Record<MirroredComment['state'], string>> = {
  due: 'The question is kept. The comment in Jira was not written.',
  failed: 'The question is kept. Jira has no comment of it: it was refused, or somebody deleted it.',
  writing:
    'The question is kept. Whether the comment in Jira was written is not known yet; look at the issue’s comments.',
  outdated: 'This is kept. The comment in Jira was not changed: it may belong to somebody else.',
};

/** What to tell people of a comment that is not as it should be. */
export function commentNote(comment: MirroredComment | undefined): { note?: string } {
  const text = comment && NOTES[comment.state];
  return text ? { note: text } : {};
}
