import type { EntityDefinition } from '../../contract';
import { checkKey, checkValue } from './checks';
import { checkEntityValue } from './entities';
import { entitySpace, type ItemRef } from './items';
import { badRequest } from './refusal';
import type { Throughput } from './throughput';

/** Names an item of a plain key or of a declared entity, after checking both. */
export type Locate = (
  installation: string,
  item: { key: string; entityName?: string | undefined },
) => ItemRef;

/** Refuses a value that the platform refuses in that place, and one too many for its key. */
export type Accept = (ref: ItemRef, entityName: string | undefined, value: unknown) => void;

export interface Scope {
  locate: Locate;
  accept: Accept;
  throughput: Throughput;
  entity: (name: string) => EntityDefinition;
}

export function createScope(declared: Map<string, EntityDefinition>, throughput: Throughput): Scope {
  const entity = (name: string): EntityDefinition => {
    const found = declared.get(name);
    if (!found) throw badRequest('INVALID_ENTITY_TYPE', `The manifest declares no entity ${name}`);
    return found;
  };
  return {
    entity,
    locate(installation, { key, entityName }) {
      checkKey(key);
      const space = entityName === undefined ? 'value' : entitySpace(entity(entityName).name);
      return { installation, space, key };
    },
    throughput,
    accept(ref, entityName, value) {
      const bytes = checkValue(value);
      if (entityName !== undefined) checkEntityValue(entity(entityName), value);
      throughput.write(ref, bytes);
    },
  };
}
