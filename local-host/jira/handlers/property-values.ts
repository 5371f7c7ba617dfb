import { LIMITS } from '../../limits';
import { badRequest } from '../rest/errors';
import type { Site } from '../site/site';

const MAX_VALUE = LIMITS.jira.propertyValueLength.value;
const MAX_KEY = LIMITS.jira.propertyKeyLength.value;

/** Why a property cannot have this key, or nothing. */
export function propertyKeyProblem(key: string): string | undefined {
  const fits = key !== '' && key.length <= MAX_KEY;
  return fits ? undefined : `The property key must have 1 to ${MAX_KEY} characters.`;
}

/** Why a property may not be stored, or nothing. The value is measured as JSON. */
export function propertyProblem(key: string, value: unknown): string | undefined {
  const keyProblem = propertyKeyProblem(key);
  if (keyProblem !== undefined) return keyProblem;
  if (value === undefined) return 'The property value must be valid, non-empty JSON.';
  const length = JSON.stringify(value).length;
  return length > MAX_VALUE
    ? `The property value has ${length} characters; the maximum is ${MAX_VALUE}.`
    : undefined;
}

/** Stores a property; answers whether the issue had none by this key. @throws RestError 400 */
export function setProperty(site: Site, issueId: string, key: string, value: unknown): boolean {
  const problem = propertyProblem(key, value);
  if (problem !== undefined) throw badRequest(problem);
  const isNew = site.property(issueId, key) === undefined;
  site.putProperty({ issueId, key, value });
  return isNew;
}
