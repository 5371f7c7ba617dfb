import { notModelled } from '../rest/errors';
import type { Call } from '../rest/handler';

/**
 * Refuses what Jira would honour and the stand-in would not: members of the body beyond `modelled` that hold
 * anything at all. @throws RestError 501
 */
export function refuseUnmodelledMembers(body: object, modelled: string[]): void {
  for (const [name, value] of Object.entries(body)) {
    const empty =
      value === undefined ||
      value === null ||
      value === false ||
      value === '' ||
      (typeof value === 'object' && Object.keys(value as object).length === 0);
    if (!modelled.includes(name) && !empty) throw notModelled(`The request member '${name}'`);
  }
}

/** No `expand` is modelled. @throws RestError 501 */
export function refuseExpand({ query }: Call): void {
  if (query.text('expand')) throw notModelled(`The expansion '${query.text('expand')}'`);
}
