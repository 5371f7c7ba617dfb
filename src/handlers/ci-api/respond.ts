import { ERRORS, type AppError } from '../../errors';
import type { WebResponse } from '../../forge/web-trigger';

/** Answers of the pipeline API are never kept by anything between us and the build. */
const NO_STORE = { 'Cache-Control': ['no-store'] };

export const json = (
  statusCode: number,
  body: unknown,
  headers: Record<string, string[]> = {},
): WebResponse => ({
  statusCode,
  headers: { 'Content-Type': ['application/json; charset=utf-8'], ...NO_STORE, ...headers },
  body: `${JSON.stringify(body)}\n`,
});

/** Bad or missing credentials: the one answer outside the closed set, because HTTP has its own word for it. */
export const unauthorized = (hint: string): WebResponse =>
  json(
    401,
    { error: { code: 'Unauthorized', message: hint } },
    { 'WWW-Authenticate': ['Basic realm="Behave Pro", charset="UTF-8"'] },
  );

/** A failure of the closed set with its HTTP status. */
export const failed = (error: AppError, headers: Record<string, string[]> = {}): WebResponse =>
  json(ERRORS[error.code].status, { error: error.toApi() }, headers);
