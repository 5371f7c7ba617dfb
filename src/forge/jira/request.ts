import type { SaidByJira } from '@behave-pro/core/defects';
import { asApp, asUser, NeedsAuthenticationError, type Route } from '@forge/api';
import { responseOf } from '../again';

/** On whose behalf Jira is asked: the person looking, with that person's rights, or the app itself. */
export type As = 'user' | 'app';

/** Jira said no. `status` is its HTTP status, `said` what it gives as its reasons: words for people, perhaps none. */
export class JiraError extends Error {
  constructor(
    readonly status: number,
    readonly operation: string,
    readonly said: SaidByJira = { messages: [], fields: {} },
  ) {
    super(`Jira answered ${status} to ${operation}`);
    this.name = 'JiraError';
  }
}

/** The person has not yet agreed that the app acts for them: Jira asks them when this reaches the platform. */
export const isConsentNeeded = (error: unknown): boolean => error instanceof NeedsAuthenticationError;

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** A POST that may come twice: it only reads, or what it sets is the same each time. Other methods may anyway. */
  harmless?: true;
}

/**
 * One call to Jira; the response as it came. What is lost, or refused for now, is asked again, `REQUESTS` in all; a POST
 * that is not harmless only when Jira says 429, since a 5xx does not say that nothing was done.
 */
export function ask(as: As, path: Route, { method = 'GET', body, harmless }: Request = {}) {
  const requestJira = as === 'user' ? asUser().requestJira : asApp().requestJira;
  const request = () =>
    requestJira(path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return responseOf(request, { harmless: harmless ?? method !== 'POST', final: isConsentNeeded });
}

const texts = (value: unknown): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    : [];

/** The reasons that a refusal gives, as far as it gives any. */
async function reasonsOf(response: { json(): Promise<unknown> }): Promise<SaidByJira> {
  const body = await response.json().catch(() => undefined);
  const { errorMessages, errors } = (body ?? {}) as { errorMessages?: unknown; errors?: unknown };
  return {
    messages: texts(errorMessages).map(([, message]) => message),
    fields: Object.fromEntries(texts(errors)),
  };
}

/** Throws JiraError, with what Jira says, unless Jira says yes. */
export async function assertTaken(
  response: Awaited<ReturnType<typeof ask>>,
  operation: string,
): Promise<void> {
  if (!response.ok) throw new JiraError(response.status, operation, await reasonsOf(response));
}

/** The same, with the answer's JSON. Throws JiraError unless Jira says yes. */
export async function askJson<T>(as: As, operation: string, path: Route, request?: Request): Promise<T> {
  const response = await ask(as, path, request);
  if (!response.ok) throw new JiraError(response.status, operation);
  return (await response.json()) as T;
}
