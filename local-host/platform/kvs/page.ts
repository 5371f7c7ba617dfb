import { LIMITS } from '../../limits';
import { compareScalars, type Scalar } from './conditions';
import type { Item } from './items';
import { metadataOf } from './metadata';
import { badRequest, beyond } from './refusal';
import type { MetadataField } from './requests';

export interface QueryAnswer {
  data: { key: string; value: unknown }[];
  cursor?: string;
}

/** An item at its place in the order of a query. */
export interface Candidate {
  at: [Scalar, string];
  key: string;
  item: Item;
}

const order = (left: Candidate, right: Candidate): number =>
  compareScalars(left.at[0], right.at[0]) || compareScalars(left.at[1], right.at[1]);

const writeCursor = ([range, key]: [Scalar, string]): string =>
  Buffer.from(JSON.stringify([range, key])).toString('base64url');

function readCursor(cursor: string): [Scalar, string] {
  try {
    const at = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(at) && at.length === 2 && typeof at[1] === 'string') return at as [Scalar, string];
  } catch {
    // Refused below like any other text that is no cursor.
  }
  throw badRequest('INVALID_CURSOR', 'The cursor is not one of ours');
}

/** The size of a page as asked for; refuses what is not 1 to 100. */
export function pageSize(limit: number = LIMITS.kvs.queryPageDefault.value): number {
  const { queryPage } = LIMITS.kvs;
  if (Number.isInteger(limit) && limit >= 1 && limit <= queryPage.value) return limit;
  throw beyond(queryPage, `The page limit must be set between 1 and ${queryPage.value}`);
}

interface Page {
  candidates: Iterable<Candidate>;
  limit: number;
  cursor: string | undefined;
  descending: boolean;
  keep: (item: Item) => boolean;
  fields: MetadataField[];
}

/** Cuts a page. Filters work on the page, as on the platform: it may be empty with more to come. */
export function answerPage({ candidates, limit, cursor, descending, keep, fields }: Page): QueryAnswer {
  const after = cursor === undefined ? undefined : { at: readCursor(cursor), key: '', item: {} as Item };
  const page: Candidate[] = [];
  for (const candidate of candidates) {
    const ahead = after ? order(candidate, after) * (descending ? -1 : 1) : 1;
    if (ahead <= 0) continue;
    if (page.length === limit) {
      const last = page[page.length - 1] as Candidate;
      return { data: dataOf(page, keep, fields), cursor: writeCursor(last.at) };
    }
    page.push(candidate);
  }
  return { data: dataOf(page, keep, fields) };
}

const dataOf = (
  page: Candidate[],
  keep: (item: Item) => boolean,
  fields: MetadataField[],
): QueryAnswer['data'] =>
  page
    .filter(({ item }) => keep(item))
    .map(({ key, item }) => ({ key, value: item.value, ...metadataOf(item, fields) }));

/** Puts items back to what they were a lag ago. `past` is small: only what was written since. */
export function asOfThePast(
  candidates: Iterable<Candidate>,
  past: Map<string, Item | undefined>,
  place: (key: string, item: Item) => Candidate | undefined,
  descending: boolean,
): Iterable<Candidate> {
  if (past.size === 0) return candidates;
  const kept = [...candidates].filter(({ key }) => !past.has(key));
  for (const [key, item] of past) {
    const candidate = item && place(key, item);
    if (candidate) kept.push(candidate);
  }
  return kept.sort((left, right) => order(left, right) * (descending ? -1 : 1));
}
