/**
 * One row of the platform's limits. `value` is in the row's own unit: bytes for sizes, milliseconds for times.
 * What holds at `value` passes; what goes beyond it ends as `over` says.
 */
export interface Row {
  what: string;
  value: number | string | RegExp | readonly string[];
  unit: string;
  source: Source;
  over: Over;
  /** Of a rate: the milliseconds its value is counted over. */
  per?: number;
  /** Why the host does not enforce it. */
  notEnforced?: string;
}

/**
 * Where a value or a code is known from: a page of Atlassian, the code of a package or schema of theirs, notes of
 * others that quote Atlassian, or nowhere: then it is this host's own.
 */
export type Source = 'doc' | 'code' | '2nd' | 'ours';

/** What becomes of that which goes beyond a limit. */
export type Over = Answer | Failure | NoStart | Effect;

/** The service answers the app's request with this. `code` is what stands in the answer, if anything does. */
export interface Answer {
  kind: 'answer';
  status: number;
  code: string;
  source: Source;
}

/** The call of the app's function ends with this error. */
export interface Failure {
  kind: 'failure';
  name: string;
  source: Source;
}

/** The manifest cannot be deployed, and the host does not start. */
export interface NoStart {
  kind: 'no-start';
  source: Source;
}

/** Nobody is told. */
export interface Effect {
  kind: 'effect';
  effect: string;
  source: Source;
}

export const answers = (status: number, code: string, source: Source): Answer => ({
  kind: 'answer',
  status,
  code,
  source,
});

export const fails = (name: string, source: Source): Failure => ({ kind: 'failure', name, source });

export const noStart = (source: Source): NoStart => ({ kind: 'no-start', source });

export const effect = (text: string, source: Source): Effect => ({ kind: 'effect', effect: text, source });

/** The rows of an area; each keeps its own type, so that a use knows whether it has a status or a name. */
export const rows = <R extends Record<string, Row>>(area: R): R => area;

export const KB = 1024;
export const MB = 1024 * KB;
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
