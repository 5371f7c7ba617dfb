import { notModelled } from '../../rest/errors';
import type { IssueRecord } from '../../site/records';
import { FieldError, type InputPlace, readField } from './field-input';

export type Operations = Record<string, unknown>[];

/** The lists that `add` and `remove` work on. */
const LISTS: Record<string, keyof Pick<IssueRecord, 'labels' | 'fixVersionIds'>> = {
  labels: 'labels',
  fixVersions: 'fixVersionIds',
};

/**
 * Applies the verbs of the `update` member to one field: `set` on any, `add` and `remove` on lists.
 * @throws FieldError when a value is refused; RestError 501 for a verb that only Jira has.
 */
export function readUpdate(
  name: string,
  operations: Operations,
  issue: IssueRecord,
  place: InputPlace,
): Partial<IssueRecord> {
  return operations
    .flatMap((operation) => Object.entries(operation))
    .reduce<Partial<IssueRecord>>((changes, [verb, value]) => {
      if (verb === 'set') return { ...changes, ...readField(name, value, place) };
      const list = LISTS[name];
      if (!list) throw new FieldError(`Field '${name}' does not support the operation '${verb}'.`);
      const current = changes[list] ?? issue[list];
      const named = readField(name, [value], place)[list] ?? [];
      if (verb === 'add') return { ...changes, [list]: [...new Set([...current, ...named])] };
      if (verb === 'remove') return { ...changes, [list]: current.filter((item) => !named.includes(item)) };
      throw notModelled(`The update operation '${verb}'`);
    }, {});
}
