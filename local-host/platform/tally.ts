import type { FunctionCall } from './invoker';

/** What the app asked of the platform since the host started, whatever became of it. */
export interface TallyReading {
  requests: number;
  /** Requests that repeat one which failed for now, in the same invocation. */
  retries: number;
  /** The most often that one request was made in one invocation. */
  mostOfOne: number;
  /** The invocation that asked most. */
  worst: { requests: number; module: string };
}

export interface Tally {
  read(): TallyReading;
  /** Notes a request of an invocation; call the answer's function when it failed for now. */
  request(call: FunctionCall, what: string): () => void;
  /** The same for a presigned URL, which says nothing of the invocation that uses it. */
  presigned(what: string): () => void;
}

interface Asked {
  requests: number;
  /** How often each request has failed. */
  failures: Map<string, number>;
}

/** Counts requests, and among them those made again because they had failed. */
export function createTally(): Tally {
  const reading: TallyReading = { requests: 0, retries: 0, mostOfOne: 0, worst: { requests: 0, module: '' } };
  const invocations = new WeakMap<FunctionCall, Asked>();
  const presigned: Asked = { requests: 0, failures: new Map() };

  function note({ failures }: Asked, what: string): () => void {
    const failed = failures.get(what) ?? 0;
    failures.delete(what);
    reading.requests += 1;
    if (failed) reading.retries += 1;
    reading.mostOfOne = Math.max(reading.mostOfOne, failed + 1);
    return () => void failures.set(what, failed + 1);
  }

  return {
    read: () => structuredClone(reading),
    request(call, what) {
      const asked = invocations.get(call) ?? { requests: 0, failures: new Map<string, number>() };
      invocations.set(call, asked);
      asked.requests += 1;
      if (asked.requests > reading.worst.requests)
        reading.worst = { requests: asked.requests, module: call.module.key };
      return note(asked, what);
    },
    presigned: (what) => note(presigned, what),
  };
}

/** Whether an answer of this status says that asking again may help. */
export const failedForNow = (status: number): boolean => status === 429 || (status >= 500 && status !== 501);
