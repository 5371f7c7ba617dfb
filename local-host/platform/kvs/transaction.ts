import type { Clock } from '../../contract';
import { LIMITS } from '../../limits';
import type { Store } from '../../store';
import { expiryOf } from './checks';
import { filterOf, type EntityValue } from './conditions';
import type { ItemRef, Items } from './items';
import { badRequest, beyond } from './refusal';
import type { Clauses, Request } from './requests';
import type { Scope } from './scope';

interface Operation {
  ref: ItemRef;
  holds: (value: EntityValue | undefined) => boolean;
  apply?: () => void;
}

/** All operations or none: conditions are read and writes are made in one commit, which is awaited. */
export async function transact(
  store: Store,
  items: Items,
  clock: Clock,
  scope: Scope,
  installation: string,
  request: Request<'transaction'>,
): Promise<void> {
  const conditionOf = (
    entityName: string | undefined,
    conditions: Clauses | undefined,
  ): Operation['holds'] => {
    if (!conditions) return () => true;
    if (entityName === undefined) {
      throw badRequest('INVALID_TRANSACTION_REQUEST', 'Conditions work on items of custom entities only');
    }
    return filterOf(scope.entity(entityName), conditions);
  };

  const operations: Operation[] = [];
  for (const { key, value, entityName, conditions, options } of request.set ?? []) {
    const ref = scope.locate(installation, { key, entityName });
    scope.accept(ref, entityName, value);
    const expireAt = expiryOf(options?.ttl, clock.now());
    const apply = (): void => void items.put(ref, value, expireAt);
    operations.push({ ref, holds: conditionOf(entityName, conditions), apply });
  }
  for (const { key, entityName, conditions } of request.delete ?? []) {
    const ref = scope.locate(installation, { key, entityName });
    operations.push({ ref, holds: conditionOf(entityName, conditions), apply: () => items.remove(ref) });
  }
  for (const { key, entityName, conditions } of request.check ?? []) {
    const ref = scope.locate(installation, { key, entityName });
    operations.push({ ref, holds: conditionOf(entityName, conditions) });
  }
  checkShape(operations, request);

  // No throw inside: the database would commit what was written before it.
  const met = await store.transaction(() => {
    const all = operations.every(({ ref, holds }) => holds(items.get(ref)?.value as EntityValue | undefined));
    if (all) operations.forEach(({ apply }) => apply?.());
    return all;
  });
  if (!met) throw badRequest('CONDITIONAL_CHECK_FAILED', 'A condition of the transaction was not met');
}

function checkShape(operations: Operation[], request: Request<'transaction'>): void {
  const { transactionOperations, transactionKeyUses, transactionBytes } = LIMITS.kvs;
  if (operations.length === 0 || operations.length > transactionOperations.value) {
    const message = `A transaction has between 1 and ${transactionOperations.value} operations`;
    throw beyond(transactionOperations, message);
  }
  const names = new Set(operations.map(({ ref }) => JSON.stringify([ref.space, ref.key])));
  if (names.size < operations.length) {
    throw beyond(transactionKeyUses, 'Each key can be used once in a transaction');
  }
  if (Buffer.byteLength(JSON.stringify(request)) > transactionBytes.value) {
    throw beyond(transactionBytes, `A transaction has at most ${transactionBytes.value} bytes`);
  }
}
