import type { Actor, Jira, WireResponse } from '../../contract';
import type { Session } from './session';

/** Serves one Jira REST call as the signed-in person. */
export function asPerson(jira: Jira, session: Session, call: JiraCall): Promise<WireResponse> {
  return send(jira, { kind: 'person', ...identity(session) }, call);
}

/** Serves one Jira REST call as the app on behalf of the signed-in person: within the app's scopes too. */
export function asAppUser(jira: Jira, session: Session, call: JiraCall): Promise<WireResponse> {
  return send(jira, { kind: 'app-user', ...identity(session) }, call);
}

/** `path` keeps its query string. */
export interface JiraCall {
  method: string;
  path: string;
  body?: string;
  headers?: Record<string, string>;
}

const identity = ({ installation, user }: Session) => ({ installation, accountId: user.accountId });

function send(jira: Jira, actor: Actor, { method, path, body, headers }: JiraCall): Promise<WireResponse> {
  const wireHeaders = {
    accept: 'application/json',
    ...(body && { 'content-type': 'application/json' }),
    ...headers,
  };
  return jira.handle(actor, { method, path, headers: wireHeaders, ...(body && { body }) });
}
