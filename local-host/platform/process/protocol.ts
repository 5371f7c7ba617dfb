import type { WireRequest, WireResponse } from '../../contract';

/** Whom `__forge_fetch__` is asked to call. */
export interface FetchTarget {
  type: string;
  provider?: string;
  remote?: string;
  accountId?: string;
}

/** What the app reads of the platform during one invocation, as far as it travels as JSON. */
export interface RuntimeFacts {
  proxy: { token: string; url: string };
  contextAri: string;
  container: { runtime: string; handler: string };
  appContext: Record<string, unknown>;
  aaid?: string;
  awsRequestId: string;
  tracing: { traceId: string; spanId: string };
}

/** One call of a function of the app. `args` is the JSON text of the argument list, `timeout` in milliseconds. */
export interface Invocation {
  id: string;
  file: string;
  name: string;
  args: string;
  timeout: number;
  runtime: RuntimeFacts;
}

export interface InvocationFailure {
  name: string;
  message: string;
  stack?: string;
}

export type ToChild =
  | { type: 'invoke'; invocation: Invocation; clockOffset: number }
  | { type: 'clock'; offset: number }
  | { type: 'response'; id: number; response: WireResponse }
  | { type: 'failure'; id: number; message: string };

export type FromChild =
  | { type: 'fetch'; id: number; invocation: string; target: FetchTarget; request: WireRequest }
  | { type: 'log'; invocation: string; level: string; line: string }
  /** The app went for a way out that is not modelled. */
  | { type: 'unmodelled'; invocation: string; call: string }
  | { type: 'result'; invocation: string; value?: string }
  | { type: 'error'; invocation: string; error: InvocationFailure };

/** What the host tells a new child by its environment, removed before the app is loaded. */
export interface ChildSettings {
  /** Header that marks a request as coming from inside the platform; see the object store's URLs. */
  insideHeader: string;
  insideToken: string;
  /** All memory together, the heap included. */
  memoryMB: number;
}
