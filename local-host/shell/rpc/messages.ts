/**
 * What the two sides of the bridge say to each other by `postMessage`: a small RPC in which either side may
 * hand functions to the other (a modal's `onClose`, an event's callback, a history's methods).
 */

/** Where a function stood in a value that was sent, and the id to call it by. An empty path is the value itself. */
export interface FunctionPlace {
  path: (string | number)[];
  id: number;
}

/** A value that survives structured cloning, and the functions taken out of it. */
export interface Sendable {
  value: unknown;
  functions: FunctionPlace[];
}

export type Message =
  /** Asks the other side for a bridge method. */
  | { kind: 'call'; id: number; method: string; payload: Sendable }
  /** Calls a function the other side handed over. */
  | { kind: 'callback'; id: number; functionId: number; args: Sendable }
  | { kind: 'result'; id: number; value: Sendable }
  | { kind: 'failure'; id: number; error: { name: string; message: string } };

/** Tells the bridge's messages from any others that reach a window. */
export interface Envelope {
  channel: typeof CHANNEL;
  message: Message;
}

const CHANNEL = 'forge-bridge';

export function toEnvelope(message: Message): Envelope {
  return { channel: CHANNEL, message };
}

/** The message inside what a window received; `undefined` when it is not the bridge's. */
export function fromEnvelope(data: unknown): Message | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { channel, message } = data as Partial<Envelope>;
  return channel === CHANNEL ? message : undefined;
}
