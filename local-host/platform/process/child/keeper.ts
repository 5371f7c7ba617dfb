import { Worker } from 'node:worker_threads';

/** The pipe on which the host says that an invocation begins, a byte each; it ends with the host. */
export const WAKE_PIPE = 4;
/** Memory is looked at this often, in milliseconds. */
const LOOK_EVERY = 100;

/** What the keeper says of its last act, on the error output. */
export const TOO_MUCH_MEMORY = 'The resident memory is beyond the limit';

const KEEPER = `
const { workerData: { wakes, pipe, limit, last } } = require('node:worker_threads');
const { Socket } = require('node:net');
const { writeSync } = require('node:fs');
const end = () => process.kill(process.pid, 'SIGKILL');
const host = new Socket({ fd: pipe, readable: true, writable: false });
host.on('data', (bytes) => {
  Atomics.add(wakes, 0, bytes.length);
  Atomics.notify(wakes, 0);
});
host.on('error', end).on('close', end);
setInterval(() => {
  if (process.memoryUsage.rss() <= limit) return;
  writeSync(2, last);
  end();
}, ${LOOK_EVERY});
`;

/** Lets the app's thread stand still between invocations. */
export interface Keeper {
  /** An invocation begins. */
  begin(): void;
  /** Stops this thread, timers and promises included, until the host has the next invocation for it. */
  freeze(): void;
}

/**
 * Watches over this process on a thread of its own, which a function in an endless loop does not hold up: ends it when
 * the host is gone or when it takes more than `memoryMB`, the heap and everything else together.
 */
export function startKeeper(memoryMB: number): Keeper {
  // Counted, not switched: the host may have the next invocation before this thread stands still, and the keeper may
  // hear of the present one only after it ended.
  const wakes = new Int32Array(new SharedArrayBuffer(4));
  let begun = 0;
  new Worker(KEEPER, {
    eval: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8 },
    workerData: { wakes, pipe: WAKE_PIPE, limit: memoryMB * 1024 * 1024, last: TOO_MUCH_MEMORY },
  }).unref();
  return {
    begin: () => void (begun += 1),
    freeze() {
      for (let seen = Atomics.load(wakes, 0); seen <= begun; seen = Atomics.load(wakes, 0))
        Atomics.wait(wakes, 0, seen);
    },
  };
}
