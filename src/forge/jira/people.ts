import { FORMER_USER } from '@behave-pro/core/rules';
import { route } from '@forge/api';
import { chunksOf, distinct } from '../../lists';
import { askJson, type As } from './request';

/** Users one request may name. Source: GET /user/bulk. */
const AT_ONCE = 200;

/** What to call an account. */
export type NameOf = (accountId: string) => string;

/** A person as Jira shows one to who asks. */
export interface JiraPerson {
  name: string;
  avatarUrl?: string;
}

interface JiraUser {
  accountId: string;
  displayName: string;
  avatarUrls?: Record<string, string>;
}

/** What those who cannot be named are called. */
const UNNAMED: JiraPerson = { name: 'Former user' };

async function readPeople(as: As, accountIds: readonly string[]): Promise<[string, JiraPerson][]> {
  const asked = new URLSearchParams(accountIds.map((id): [string, string] => ['accountId', id]));
  const { values } = await askJson<{ values: JiraUser[] }>(
    as,
    'get users',
    route`/rest/api/3/user/bulk?maxResults=${AT_ONCE}&${asked}`,
  );
  return values.map(({ accountId, displayName, avatarUrls }) => {
    const avatarUrl = avatarUrls?.['24x24'];
    return [accountId, { name: displayName, ...(avatarUrl && { avatarUrl }) }];
  });
}

/**
 * These accounts as this person, or the app, may see them, in one request for each 200; none where there are none. Never throws: a name
 * is no reason to fail what it stands beside, so who cannot be named has none.
 */
export async function peopleOf(
  accountIds: readonly string[],
  as: As = 'user',
): Promise<(accountId: string) => JiraPerson> {
  const known = distinct(accountIds).filter((accountId) => accountId !== FORMER_USER);
  const chunks = chunksOf(known, AT_ONCE);
  const answers = await Promise.allSettled(chunks.map((some) => readPeople(as, some)));
  const people = new Map(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
  return (accountId) => people.get(accountId) ?? UNNAMED;
}

/** What to call these accounts. Never throws. */
export async function namesOf(accountIds: readonly string[], as: As = 'user'): Promise<NameOf> {
  const personOf = await peopleOf(accountIds, as);
  return (accountId) => personOf(accountId).name;
}
