import type { EntityDefinition } from '../../contract';
import { LIMITS } from '../../limits';
import type { Store } from '../../store';
import {
  attributeType,
  compareScalars,
  filterOf,
  whereCondition,
  type Condition,
  type EntityValue,
  type Scalar,
} from './conditions';
import { indexesOf, partitionHash, positionIn, type IndexDefinition } from './entities';
import { LAST, entitySpace, type Item, type Items, type Space } from './items';
import { metadataOf } from './metadata';
import { badRequest } from './refusal';
import type { MetadataField, Request } from './requests';
import type { WriteLog } from './write-log';

export interface QueryAnswer {
  data: { key: string; value: unknown }[];
  cursor?: string;
}

/** An item at its place in the order of a query. */
interface Candidate {
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

function pageSize(limit = LIMITS.kvs.queryPageDefault as number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMITS.kvs.queryPage) return limit;
  throw badRequest('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 'The page limit must be set between 1 and 100');
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
function answerPage({ candidates, limit, cursor, descending, keep, fields }: Page): QueryAnswer {
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
function asOfThePast(
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

export interface Queries {
  values(installation: string, request: Request<'query'>): QueryAnswer;
  entities(installation: string, request: Request<'entityQuery'>): QueryAnswer;
}

export function createQueries(
  store: Store,
  items: Items,
  declared: Map<string, EntityDefinition>,
  writes: WriteLog,
): Queries {
  const index = store.table<string>('kvs-index');

  function byKey(installation: string, space: Space, where: Condition | undefined, descending: boolean) {
    const place = (key: string, item: Item): Candidate | undefined =>
      where && !where.holds(key) ? undefined : { at: ['', key], key, item };
    const prefix = where?.name === 'BEGINS_WITH' ? String(where.values[0]) : '';
    const scanned = function* (): Iterable<Candidate> {
      for (const [key, item] of items.scan(installation, space, prefix, descending)) {
        if (!descending && prefix && !key.startsWith(prefix)) return;
        const candidate = place(key, item);
        if (candidate) yield candidate;
      }
    };
    return asOfThePast(scanned(), writes.before(installation, space), place, descending);
  }

  function byIndex(
    installation: string,
    entity: EntityDefinition,
    definition: IndexDefinition,
    partition: unknown[],
    where: Condition | undefined,
    descending: boolean,
  ): Iterable<Candidate> {
    const hash = partitionHash(partition);
    const space = entitySpace(entity.name);
    const place = (key: string, item: Item): Candidate | undefined => {
      const position = positionIn(definition, item.value as EntityValue);
      if (position?.partition !== hash || (where && !where.holds(position.range))) return undefined;
      return { at: [position.range, key], key, item };
    };
    const prefix = [installation, entity.name, definition.name, hash];
    const [low, high] = boundsOf(where);
    const start = low === undefined ? prefix : [...prefix, low];
    const end = high === undefined ? [...prefix, LAST] : [...prefix, high, LAST];
    const scanned = function* (): Iterable<Candidate> {
      const range = descending ? { start: end, end: start, reverse: true } : { start, end };
      for (const { value: key } of index.getRange(range)) {
        const item = items.get({ installation, space, key });
        const candidate = item && place(key, item);
        if (candidate) yield candidate;
      }
    };
    return asOfThePast(scanned(), writes.before(installation, space), place, descending);
  }

  return {
    values(installation, { limit, after, where = [], options }) {
      const [clause] = where;
      if (clause && (clause.property !== 'key' || clause.condition !== 'BEGINS_WITH')) {
        throw badRequest('INVALID_CONDITION', 'A query of plain keys knows only key BEGINS_WITH');
      }
      const candidates = byKey(installation, 'value', clause && whereCondition(clause, 'string'), false);
      const fields = options?.metadataFields ?? [];
      const keep = (): boolean => true;
      return answerPage({
        candidates,
        limit: pageSize(limit),
        cursor: after,
        descending: false,
        keep,
        fields,
      });
    },
    entities(installation, request) {
      const entity = declared.get(request.entityName);
      if (!entity)
        throw badRequest('INVALID_ENTITY_TYPE', `The manifest declares no entity ${request.entityName}`);
      const descending = request.sort === 'DESC';
      const filter = request.filters && filterOf(entity, request.filters);
      const rest = {
        limit: pageSize(request.limit),
        cursor: request.cursor,
        descending,
        keep: (item: Item): boolean => filter?.(item.value as EntityValue) ?? true,
        fields: request.options?.metadataFields ?? [],
      };
      if (request.indexName === 'by-key') {
        const where = request.range && whereCondition(request.range, 'string');
        return answerPage({
          ...rest,
          candidates: byKey(installation, entitySpace(entity.name), where, descending),
        });
      }
      const definition = indexesOf(entity).find(({ name }) => name === request.indexName);
      if (!definition) {
        throw badRequest(
          'INVALID_ENTITY_INDEX',
          `Entity ${entity.name} declares no index ${request.indexName}`,
        );
      }
      const partition = request.partition ?? [];
      checkPartition(entity, definition, partition);
      const where = request.range && whereCondition(request.range, attributeType(entity, definition.range));
      const candidates = byIndex(installation, entity, definition, partition, where, descending);
      return answerPage({ ...rest, candidates });
    },
  };
}

function checkPartition(entity: EntityDefinition, index: IndexDefinition, values: unknown[]): void {
  if (values.length !== index.partition.length) {
    throw badRequest(
      'INVALID_ENTITY_INDEX',
      `Index ${index.name} needs ${index.partition.length} partition value(s)`,
    );
  }
  index.partition.forEach((attribute, at) => {
    if (typeof values[at] !== attributeType(entity, attribute)) {
      throw badRequest('INVALID_ENTITY_VALUE', `The partition value of ${attribute} has the wrong type`);
    }
  });
}

/** Bounds (both inclusive) that hold all range values a condition can accept. */
function boundsOf(where: Condition | undefined): [Scalar | undefined, Scalar | undefined] {
  if (!where) return [undefined, undefined];
  const [first, second] = where.values;
  if (where.name === 'EQUAL_TO') return [first, first];
  if (where.name === 'BETWEEN') return [first, second];
  if (where.name.startsWith('GREATER_THAN')) return [first, undefined];
  if (where.name.startsWith('LESS_THAN')) return [undefined, first];
  return [first, `${String(first)}${LAST}`];
}
