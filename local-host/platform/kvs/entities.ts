import { createHash } from 'node:crypto';
import type { EntityDefinition } from '../../contract';
import { LIMITS } from '../../limits';
import type { EntityValue, Scalar } from './conditions';
import { badRequest, beyond } from './refusal';

const { kvs } = LIMITS;

/** An index as declared, in one form. `by-key` needs no declaration and is not here. */
export interface IndexDefinition {
  name: string;
  partition: string[];
  range: string;
}

/** Where a record stands in an index. */
export interface IndexPosition {
  /** Of the partition values; their sizes would not fit the database's keys. */
  partition: string;
  range: Scalar;
}

/** The declared indexes of an entity: simple ones carry their attribute's name. */
export const indexesOf = (entity: EntityDefinition): IndexDefinition[] =>
  entity.indexes.map((index) =>
    typeof index === 'string'
      ? { name: index, partition: [], range: index }
      : { name: index.name, partition: index.partition ?? [], range: index.range[0] ?? '' },
  );

/** Identifies partition values regardless of their length. */
export const partitionHash = (values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);

const FITS: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string' && value.trim() !== '',
  integer: Number.isInteger,
  float: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  any: (value) => value !== null,
};

function checkInteger(name: string, value: number): void {
  const { integerMinimum, integerMaximum } = kvs;
  if (value < integerMinimum.value) throw beyond(integerMinimum, `${name} is less than 32 bits hold`);
  if (value > integerMaximum.value) throw beyond(integerMaximum, `${name} is more than 32 bits hold`);
}

const bytesOf = (values: readonly unknown[]): number =>
  values.reduce<number>((sum, value) => sum + Buffer.byteLength(String(value)), 0);

/** Refuses a record that does not fit its declaration: attributes, types, sizes of index values. */
export function checkEntityValue(entity: EntityDefinition, value: unknown): asserts value is EntityValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('INVALID_ENTITY_VALUE', 'The value of an entity must be an object');
  }
  for (const [attribute, member] of Object.entries(value)) {
    const type = entity.attributes[attribute]?.type;
    if (!type) {
      throw badRequest(
        'INVALID_ENTITY_ATTRIBUTE',
        `Entity ${entity.name} declares no attribute ${attribute}`,
      );
    }
    if (!FITS[type]?.(member)) {
      throw badRequest('INVALID_ENTITY_VALUE', `${entity.name}.${attribute} is no value of type ${type}`);
    }
    if (type === 'integer') checkInteger(`${entity.name}.${attribute}`, Number(member));
  }
  const record = value as EntityValue;
  for (const { name, partition, range } of indexesOf(entity)) {
    if (bytesOf(partition.map((attribute) => record[attribute] ?? '')) > kvs.partitionBytes.value) {
      throw beyond(kvs.partitionBytes, `The partition values of index ${name} are too large`);
    }
    if (bytesOf([record[range] ?? '']) > kvs.rangeBytes.value) {
      throw beyond(kvs.rangeBytes, `The range value of index ${name} is too large`);
    }
  }
}

/** Where a record stands in an index; nowhere when it lacks an attribute of the index. */
export function positionIn(index: IndexDefinition, value: EntityValue): IndexPosition | undefined {
  const partition = index.partition.map((attribute) => value[attribute]);
  const range = value[index.range] as Scalar | undefined;
  if (range === undefined || partition.includes(undefined)) return undefined;
  return { partition: partitionHash(partition), range };
}
