import type { OperationDefinition } from './extract';

/**
 * Whether granted scopes allow an operation: all scopes of any one alternative that its definition lists
 * (classic or granular). An operation that lists none is closed to apps.
 */
export function scopesAllow(definition: OperationDefinition, granted: readonly string[]): boolean {
  const alternatives = definition['x-atlassian-oauth2-scopes'] ?? [];
  return alternatives.some(({ scopes }) => scopes.every((scope) => granted.includes(scope)));
}
