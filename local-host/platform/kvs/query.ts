import type { EntityDefinition } from '../../contract';
import type { Store } from '../../store';
import {
  attributeType,
  filterOf,
  whereCondition,
  type Condition,
  type EntityValue,
  type Scalar,
} from './conditions';
import { indexesOf, partitionHash, positionIn, type IndexDefinition } from './entities';
import { LAST, entitySpace, type Item, type Items, type Space } from './items';
import { answerPage, asOfThePast, pageSize, type Candidate, type QueryAnswer } from './page';
import { badRequest } from './refusal';
import type { Request } from './requests';
import type { WriteLog } from './write-log';

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
