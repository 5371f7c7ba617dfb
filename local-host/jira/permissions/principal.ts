import type { Actor } from '../../contract';
import { APP, PEOPLE } from '../site/people';
import type { Principal } from './grants';

/** Whose permissions a caller has; `undefined` for an account that is not on the site. */
export function principalOf(actor: Actor, scopes: readonly string[]): Principal | undefined {
  if (actor.kind === 'app') return { kind: 'app', accountId: APP.accountId, scopes };
  const { accountId } = actor;
  return PEOPLE.some((person) => person.accountId === accountId) ? { kind: 'person', accountId } : undefined;
}
