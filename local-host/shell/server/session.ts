import type { CookieOptions, Request, Response } from 'express';
import type { Jira, JiraUser } from '../../contract';
import { installationOf } from './installation';

const COOKIE = 'local-jira-user';

const COOKIE_OPTIONS: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/' };

// The admin of the demo project: who comes for the first time can try everything without switching.
const FIRST_VISITOR = 'paul';

/** Who the browser is signed in as, by the site's cookie alone. */
export interface Session {
  installation: string;
  user: JiraUser;
}

/** Reads the session of a request; a missing or unknown user is the first visitor. */
export function sessionOf(jira: Jira, request: Request): Session {
  const installation = installationOf(request);
  const users = jira.users(installation);
  const named = (name: string | undefined) => users.find((candidate) => candidate.name === name);
  const user = named(cookieOf(request)) ?? named(FIRST_VISITOR) ?? users[0];
  if (!user) throw new Error(`Installation ${installation} has no people`);
  return { installation, user };
}

/** Signs the browser in as `user`. */
export function signIn(response: Response, user: JiraUser): void {
  response.cookie(COOKIE, user.name, COOKIE_OPTIONS);
}

function cookieOf(request: Request): string | undefined {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}
