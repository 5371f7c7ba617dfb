import { notModelled } from '../rest/errors';
import { FIELDS, isUnmodelledField } from './fields';

/**
 * Which field ids a `fields` parameter asks for: names, `*all`, `*navigable`, and `-name` to leave one out.
 * Names that no field has are ignored, as Jira ignores them.
 * @throws RestError 501 for a field that Jira has and the stand-in does not.
 */
export function chosenFields(asked: string[], byDefault: '*all' | 'id'): string[] {
  const unmodelled = asked.find(isUnmodelledField);
  if (unmodelled) throw notModelled(`The issue field '${unmodelled}'`);
  const excluded = new Set(asked.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const included = asked.filter((name) => !name.startsWith('-'));
  // Only exclusions mean: all fields of the default set but these. A search's default set is then the navigable one.
  if (included.length === 0)
    included.push(excluded.size > 0 && byDefault === 'id' ? '*navigable' : byDefault);
  return FIELDS.filter(
    ({ id, navigable }) =>
      !excluded.has(id) &&
      (included.includes('*all') || (navigable && included.includes('*navigable')) || included.includes(id)),
  ).map(({ id }) => id);
}

/** Whether a search answers bare ids: nothing, or nothing but `id`, was asked for. */
export function asksIdsOnly(asked: string[]): boolean {
  return asked.every((name) => name === 'id');
}
