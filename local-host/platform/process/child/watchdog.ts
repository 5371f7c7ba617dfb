import { Worker } from 'node:worker_threads';

const LOOK_EVERY = 500;

/**
 * Ends this process when the host is gone. On a thread of its own: the end of the channel, which says so too, is never
 * heard by a function in an endless loop. `hostPid` is this process's parent for as long as the host lives.
 */
export function watchHost(hostPid: number): void {
  const look = `setInterval(() => process.ppid === ${hostPid} || process.kill(process.pid, 'SIGKILL'), ${LOOK_EVERY})`;
  new Worker(look, {
    eval: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  }).unref();
}
