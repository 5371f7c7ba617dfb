import { LIMITS } from '../../limits';
import { AppProcess, PLATFORM_FAILURE, type InvocationHost, type Outcome } from './app-process';
import type { ChildSettings, Invocation } from './protocol';

export interface PoolOptions {
  bundle: string;
  settings: ChildSettings;
  clockOffset: () => number;
}

/** The app's processes: started on demand, kept warm, shared by installations and people as on Forge. */
export interface Pool {
  /** Waits for a free process and runs the invocation in it. */
  run(invocation: Invocation, host: InvocationHost): Promise<Outcome>;
  setClock(offset: number): void;
  /** Kills all processes in mid-flight; what they ran fails. New ones start on demand. Answers how many there were. */
  kill(): number;
  /** Kills all processes, and fails what waits for one as well. */
  clear(): void;
  close(): void;
}

export function createPool({ bundle, settings, clockOffset }: PoolOptions): Pool {
  const idle: AppProcess[] = [];
  const all = new Set<AppProcess>();
  const queue: ((process?: AppProcess) => void)[] = [];
  let closed = false;

  const drop = (process: AppProcess): void => {
    all.delete(process);
    const at = idle.indexOf(process);
    if (at >= 0) idle.splice(at, 1);
    const next = closed ? undefined : queue.shift();
    if (next) next(start());
  };

  const start = (): AppProcess => {
    const process: AppProcess = new AppProcess(bundle, settings, () => drop(process));
    all.add(process);
    return process;
  };

  const take = async (): Promise<AppProcess | undefined> => {
    const warm = idle.pop();
    if (warm) return warm;
    if (all.size < LIMITS.functions.processes) return start();
    return new Promise((resolve) => queue.push(resolve));
  };

  const release = (process: AppProcess): void => {
    if (!all.has(process)) return;
    const next = queue.shift();
    if (next) next(process);
    else idle.push(process);
  };

  const kill = (): number => {
    const killed = [...all];
    // A killed process must not be handed out between the signal and its exit.
    idle.length = 0;
    for (const process of killed) {
      all.delete(process);
      process.kill();
    }
    return killed.length;
  };
  const refuseWaiting = (): void => queue.splice(0).forEach((resume) => resume());

  return {
    async run(invocation, host) {
      const process = closed ? undefined : await take();
      if (!process) return { error: { name: PLATFORM_FAILURE, message: 'The host took the call back' } };
      const outcome = await process.run(invocation, clockOffset(), host);
      release(process);
      return outcome;
    },
    setClock: (offset) => all.forEach((process) => process.setClock(offset)),
    kill,
    clear() {
      refuseWaiting();
      kill();
    },
    close() {
      closed = true;
      refuseWaiting();
      for (const process of all) process.kill();
    },
  };
}
