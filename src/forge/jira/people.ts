import { route } from '@forge/api';
import { chunksOf, distinct } from '../../lists';
import { askJson } from './request';

/** Users one request may name. Source: GET /user/bulk. */
const AT_ONCE = 200;

/** What to call an account. */
export type NameOf = (accountId: string) => string;

async function readNames(accountIds: readonly string[]): Promise<[string, string][]> {
  const asked = new URLSearchParams(accountIds.map((id): [string, string] => ['accountId', id]));
  const { values } = await askJson<{ values: { accountId: string; displayName: string }[] }>(
    'user',
    'get users',
    route`/rest/api/3/user/bulk?maxResults=${AT_ONCE}&${asked}`,
  );
  return values.map(({ accountId, displayName }) => [accountId, displayName]);
}

/**
 * What to call these accounts, as this person may see them. Never throws: a name is no reason to fail what it stands
 * beside, so who cannot be named has none.
 */
export async function namesOf(accountIds: readonly string[]): Promise<NameOf> {
  const answers = await Promise.allSettled(chunksOf(distinct(accountIds), AT_ONCE).map(readNames));
  const names = new Map(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
  return (accountId) => names.get(accountId) ?? 'Former user';
}
