import type { OrderBy } from '@atlaskit/jql-ast';
import { badRequest } from '../rest/errors';
import type { IssueRecord } from '../site/records';
import { resolveField } from './resolve-field';
import type { Comparable, SearchContext } from './search-field';

/** Source: GET /search/jql. */
const MAX_ORDER_FIELDS = 7;

/**
 * A comparison of issues by `ORDER BY`; without one, and among equals, newest first. Ascending puts issues whose
 * field is empty last, descending first.
 * @throws RestError 400 for a field that does not exist or is not sorted by, 501 for one that is not modelled.
 */
export function compileOrder(
  orderBy: OrderBy | undefined,
  context: SearchContext,
): (a: IssueRecord, b: IssueRecord) => number {
  const fields = orderBy?.fields ?? [];
  if (fields.length > MAX_ORDER_FIELDS) {
    throw badRequest(`The ORDER BY clause has ${fields.length} fields; the maximum is ${MAX_ORDER_FIELDS}.`);
  }
  const keys = fields.map(({ field, direction }) => {
    const { name, order } = resolveField(field, context.aliases);
    if (!order) throw badRequest(`Not able to sort using field '${name}'.`);
    return { order, sign: direction?.value === 'DESC' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { order, sign } of keys) {
      const difference = compare(order(a, context), order(b, context));
      if (difference !== 0) return sign * difference;
    }
    return Number(b.id) - Number(a.id);
  };
}

function compare(a: Comparable | null, b: Comparable | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
