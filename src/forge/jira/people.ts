import { route } from '@forge/api';
import { askJson } from './request';

export interface JiraPerson {
  accountId: string;
  displayName: string;
}

/** Display name of an account, as this person may see it. */
export const readPerson = (accountId: string): Promise<JiraPerson> =>
  askJson('user', 'get user', route`/rest/api/3/user?accountId=${accountId}`);
