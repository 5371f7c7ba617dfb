import type { WireResponse } from '../contract';

/** A JSON answer on the wire; without a body when `body` is left out. */
export const json = (status: number, body?: unknown): WireResponse => ({
  status,
  headers: body === undefined ? {} : { 'content-type': 'application/json' },
  body: body === undefined ? '' : JSON.stringify(body),
});

/** A refusal as Forge's storage services word it. */
export const refusal = (status: number, code: string, message: string): WireResponse =>
  json(status, { code, message });

/** What the host does not model is refused, never imitated. */
export const notModelled = (what: string): WireResponse =>
  refusal(501, 'NOT_MODELLED', `${what} is not modelled by the local host`);
