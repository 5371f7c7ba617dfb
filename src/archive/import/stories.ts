import type { Agreement } from '@behave-pro/core/agreement';
import { MOST_DEFECTS } from '@behave-pro/core/defects';
import type { ImportedRecord, OnDifferent } from '../../invoke-api';
import type { Change } from '../../records/change';
import { isGone } from '../../records/gone';
import { issueIdOf } from '../../records/inventory';
import type { IssueBody } from '../../records/kinds';
import * as refs from '../../records/refs';
import type { StoryBody } from '../shapes';
import { inTransactions } from './in-transactions';
import { refused, same, told, type Incoming } from './outcome';
import type { Terms } from './terms';

/** Stories one transaction writes: it has 25 operations. */
const STORIES_A_TRANSACTION = 20;

type Links = IssueBody['links'];

/** What comes first stays; what only the other has is added. */
const union = <T>(first: readonly T[], second: readonly T[], nameOf: (item: T) => string): T[] => {
  const known = new Set(first.map(nameOf));
  return [...first, ...second.filter((item) => !known.has(nameOf(item)))];
};

const bothAgreements = (first: Agreement, second: Agreement): Agreement => ({
  votes: union(first.votes, second.votes, ({ by }) => by),
  questions: union(first.questions, second.questions, ({ id }) => id),
});

/** What people have said of a story here and there together; where both say something of the same, the first's. */
function together(first: Content, second: Content): Content {
  const agreement =
    first.agreement && second.agreement
      ? bothAgreements(first.agreement, second.agreement)
      : (first.agreement ?? second.agreement);
  const taken = first.taken ?? second.taken;
  const defects = union(first.defects ?? [], second.defects ?? [], ({ id }) => id).slice(0, MOST_DEFECTS);
  return {
    ...(agreement && { agreement }),
    ...(taken && { taken }),
    ...(defects.length && { defects }),
  };
}

/** What of an issue's record is its authority. */
type Content = Pick<StoryBody, 'agreement' | 'taken' | 'defects'>;

function contentOf({ links: _links, ...content }: StoryBody | IssueBody): Content {
  const { mirror: _mirror, ...rest } = content as Omit<IssueBody, 'links'>;
  return rest;
}

/** Jira numbers comments on each site anew. */
const withoutComments = (agreement: Agreement): Agreement => ({
  ...agreement,
  questions: agreement.questions.map(({ comment: _comment, ...question }) => question),
});

const fitting = ({ isSameSite }: Terms, body: StoryBody): StoryBody =>
  isSameSite || !body.agreement ? body : { ...body, agreement: withoutComments(body.agreement) };

/**
 * The archive's list of a story. It only gives the order: what no feature says is not shown, and taken out in the end. Whose
 * feature a link leads to says the feature, if it is here, else the archive of projects that this import brings.
 */
async function linksHere(records: Change, { projects }: Terms, links: Links): Promise<Links> {
  const features = await records.read(links.map(({ featureId }) => refs.feature(featureId)));
  return links.flatMap((link, n) => {
    const projectId = features[n]?.projectId ?? projects.get(link.projectId);
    return projectId === undefined ? [] : [{ ...link, projectId }];
  });
}

const scenarioOf = ({ scenarioId }: Links[number]): string => scenarioId;

/** What is to be stored of a story, and what that is called; no `body` where nothing changes. */
function planned(
  onDifferent: OnDifferent,
  present: IssueBody | undefined,
  archived: StoryBody,
): { outcome: 'new' | 'same' | 'merged' | 'different'; body?: IssueBody } {
  const mirror = { due: true };
  const { links, ...rest } = archived;
  if (!present) return { outcome: 'new', body: { links, mirror, ...rest } };
  const [mine, theirs] = [contentOf(present), contentOf(archived)];
  const isTaken = onDifferent === 'take';
  const ordered = isTaken ? union(links, present.links, scenarioOf) : union(present.links, links, scenarioOf);
  const wanted = isTaken ? together(theirs, mine) : together(mine, theirs);
  const isNew = Object.keys(mine).length === 0 && Object.keys(theirs).length > 0;
  const isSame = same(mine, theirs);
  const content = isSame || (onDifferent === 'keep' && !isNew) ? mine : wanted;
  const outcome = isNew
    ? 'new'
    : isSame
      ? 'same'
      : onDifferent === 'keep' || same(wanted, mine)
        ? 'different'
        : 'merged';
  if (same(ordered, present.links) && same(content, mine)) return { outcome };
  return { outcome, body: { links: ordered, mirror: { ...present.mirror, due: true }, ...content } };
}

async function writeSome(
  records: Change,
  terms: Terms,
  incoming: readonly Incoming<'issue'>[],
): Promise<ImportedRecord[]> {
  await records.prefetch([
    ...incoming.flatMap((one) => [refs.issue(idOf(one)), refs.gone('issue', idOf(one))]),
    ...incoming.flatMap(({ body }) => body.links.map(({ featureId }) => refs.feature(featureId))),
  ]);
  const outcomes: ImportedRecord[] = [];
  for (const one of incoming) {
    const ref = refs.issue(idOf(one));
    const place = terms.places.get(idOf(one));
    if (!place || (await isGone(records, 'issue', idOf(one)))) {
      outcomes.push(refused(one, 'Jira has deleted this issue.'));
      continue;
    }
    const [record] = await records.read([ref]);
    const isMine = await records.alreadyIn(ref);
    const links = await linksHere(records, terms, one.body.links);
    const { outcome, body } = planned(terms.onDifferent, record?.body, {
      ...fitting(terms, one.body),
      links,
    });
    if (body && !isMine && !terms.dry) records.put(ref, body, { projectId: place.projectId });
    outcomes.push(told(one, isMine ? 'new' : outcome));
  }
  return outcomes;
}

const idOf = ({ key }: Incoming<'issue'>): string => issueIdOf({ key });

/** Brings in what belongs to stories. Repeating it is harmless. */
export const importStories = (
  terms: Terms,
  incoming: readonly Incoming<'issue'>[],
): Promise<ImportedRecord[]> =>
  inTransactions(terms, incoming, STORIES_A_TRANSACTION, (records, some) => writeSome(records, terms, some));
