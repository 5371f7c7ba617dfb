/** What the app called that the host does not model: a test that caused such a call has failed, whatever the app made of it. */
export interface Unmodelled {
  note(call: string): void;
  list(): string[];
  clear(): void;
}

// Enough to see what is wrong; an app in a loop must not fill the memory.
const KEPT = 100;

export function createUnmodelled(): Unmodelled {
  let calls: string[] = [];
  return {
    note(call) {
      if (calls.length < KEPT) calls.push(call);
    },
    list: () => calls,
    clear: () => void (calls = []),
  };
}
