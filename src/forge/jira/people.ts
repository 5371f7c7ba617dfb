import { route } from '@forge/api';
import { chunksOf, distinct } from '../../lists';
import { askJson } from './request';

/** Users one request may name. Source: GET /user/bulk. */
const AT_ONCE = 200;

/** Names of accounts as this person may see them; who cannot be named is left out. */
export async function namesOf(accountIds: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const some of chunksOf(distinct(accountIds), AT_ONCE)) {
    const asked = new URLSearchParams(some.map((id): [string, string] => ['accountId', id]));
    const { values } = await askJson<{ values: { accountId: string; displayName: string }[] }>(
      'user',
      'get users',
      route`/rest/api/3/user/bulk?maxResults=${AT_ONCE}&${asked}`,
    );
    for (const { accountId, displayName } of values) names.set(accountId, displayName);
  }
  return names;
}
