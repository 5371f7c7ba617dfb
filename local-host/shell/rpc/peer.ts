import { attachFunctions, detachFunctions } from './functions';
import type { Message, Sendable } from './messages';

type AnyFunction = (...args: unknown[]) => unknown;

/** One end of the bridge. */
export interface Peer {
  /** Calls a method of the other side; rejects with the error it rejected with (name and message kept). */
  call(method: string, payload?: unknown): Promise<unknown>;
  /** Takes in a message of the other side. */
  receive(message: Message): void;
  /** Forgets every function handed over and rejects what is still waiting. */
  close(): void;
}

export interface PeerOptions {
  /** Sends to the other side. */
  post(message: Message): void;
  /** Serves a call of the other side; what it returns or throws is the answer. */
  onCall(method: string, payload: unknown): unknown;
}

/** Makes one end of the bridge. Both ends are alike: each may call and hand functions over. */
export function createPeer({ post, onCall }: PeerOptions): Peer {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const functions = new Map<number, AnyFunction>();
  // Not from 0: what still comes for an earlier document of the same frame must not meet a call of this one.
  let lastId = Math.floor(Math.random() * 2 ** 40);
  let closed = false;

  const pack = (value: unknown): Sendable =>
    detachFunctions(value, (fn) => {
      functions.set(++lastId, fn);
      return lastId;
    });
  const unpack = (sent: Sendable): unknown =>
    attachFunctions(
      sent,
      (functionId) =>
        (...args: unknown[]) =>
          request((id) => ({ kind: 'callback', id, functionId, args: pack(args) })),
    );

  function request(message: (id: number) => Message): Promise<unknown> {
    if (closed) return Promise.reject(new Error('The bridge is closed'));
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      try {
        post(message(id));
      } catch (error) {
        waiting.delete(id);
        reject(toError(error));
      }
    });
  }

  async function answer(id: number, work: () => unknown): Promise<void> {
    let message: Message;
    try {
      message = { kind: 'result', id, value: pack(await work()) };
    } catch (error) {
      message = failure(id, error);
    }
    if (closed) return;
    try {
      post(message);
    } catch (error) {
      post(failure(id, error));
    }
  }

  function settle(message: Extract<Message, { kind: 'result' | 'failure' }>): void {
    const pending = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'result') pending?.resolve(unpack(message.value));
    else pending?.reject(toError(message.error));
  }

  return {
    call: (method, payload) => request((id) => ({ kind: 'call', id, method, payload: pack(payload) })),
    receive(message) {
      if (closed) return;
      if (message.kind === 'call') {
        void answer(message.id, () => onCall(message.method, unpack(message.payload)));
      } else if (message.kind === 'callback') {
        void answer(message.id, () => {
          const fn = functions.get(message.functionId);
          if (!fn) throw new Error('This function was not handed over');
          return fn(...(unpack(message.args) as unknown[]));
        });
      } else settle(message);
    },
    close() {
      closed = true;
      functions.clear();
      for (const { reject } of waiting.values()) reject(new Error('The bridge is closed'));
      waiting.clear();
    },
  };
}

function failure(id: number, error: unknown): Message {
  const { name, message } = toError(error);
  return { kind: 'failure', id, error: { name, message } };
}

// By shape: an error of another realm, as a DOMException may be, is no `instanceof Error`.
function toError(thrown: unknown): Error {
  if (typeof thrown === 'object' && thrown !== null && 'name' in thrown && 'message' in thrown) {
    return Object.assign(new Error(String(thrown.message)), { name: String(thrown.name) });
  }
  return new Error(String(thrown));
}
