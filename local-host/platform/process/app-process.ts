import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { WireRequest, WireResponse } from '../../contract';
import { LIMITS } from '../../limits';
import { LOADER } from '../bundle';
import { TOO_MUCH_MEMORY, WAKE_PIPE } from './child/keeper';
import type {
  ChildSettings,
  FetchTarget,
  FromChild,
  Invocation,
  InvocationFailure,
  ToChild,
} from './protocol';

/** How an invocation ended. `value` is JSON text, absent for `undefined`. */
export type Outcome = { value?: string } | { error: InvocationFailure };

/** What the host does for a running invocation. */
export interface InvocationHost {
  /** A process took it: what it waited for one is not its time. */
  begun(): void;
  fetch(target: FetchTarget, request: WireRequest): Promise<WireResponse>;
  log(level: string, line: string): void;
  /** The app called something of its own process that is not modelled. */
  unmodelled(call: string): void;
}

/** Name of a failure that is the platform's, not the app's: its process was killed. */
export const PLATFORM_FAILURE = 'FUNCTION_PLATFORM_UNKNOWN_ERROR';

interface Running {
  invocation: Invocation;
  host: InvocationHost;
  settle: (outcome: Outcome) => void;
}

const failure = (name: string, message: string): Outcome => ({ error: { name, message } });

/** One warm process of the app: runs one invocation at a time, as a Lambda does. */
export class AppProcess {
  private readonly child: ChildProcess;
  private running?: Running;
  private reason?: Outcome;

  constructor(bundle: string, settings: ChildSettings, onExit: () => void) {
    const { memoryMB } = settings;
    this.child = fork(join(bundle, LOADER), [], {
      env: { TZ: 'UTC', FORGE_HOST_SETTINGS: JSON.stringify(settings) },
      execArgv: ['--enable-source-maps', `--max-old-space-size=${memoryMB}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
      serialization: 'json',
    });
    let crash = '';
    this.child.stderr?.on('data', (chunk: Buffer) => (crash = (crash + chunk.toString()).slice(-4000)));
    this.child.on('message', (message: FromChild) => this.receive(message));
    this.child.on('error', () => undefined);
    this.child.stdio[WAKE_PIPE]?.on('error', () => undefined);
    this.child.once('exit', () => {
      const memory = /heap out of memory|heap limit/i.test(crash) || crash.includes(TOO_MUCH_MEMORY);
      const outOfMemory = failure(
        LIMITS.functions.memory.over.name,
        `The function used more than ${memoryMB} MB`,
      );
      const ended = failure('FUNCTION_UNKNOWN_ERROR', `The process of the app ended. ${crash}`.trim());
      this.settle(this.reason ?? (memory ? outOfMemory : ended));
      onExit();
    });
  }

  /** Runs one invocation; resolves however it ends. At its timeout the process is killed, as on Forge. */
  run(invocation: Invocation, clockOffset: number, host: InvocationHost): Promise<Outcome> {
    return new Promise((resolve) => {
      const seconds = invocation.timeout / 1000;
      const timer = setTimeout(() => {
        this.kill(
          failure(LIMITS.functions.resolverTimeout.over.name, `The function did not end within ${seconds} s`),
        );
      }, invocation.timeout);
      const settle = (outcome: Outcome): void => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.running = { invocation, host, settle };
      host.begun();
      this.wake();
      this.post({ type: 'invoke', invocation, clockOffset });
    });
  }

  /** Tells the process a changed clock. */
  setClock(offset: number): void {
    this.post({ type: 'clock', offset });
  }

  /** Ends the process at once; what it runs fails with `outcome`. */
  kill(outcome = failure(PLATFORM_FAILURE, 'The process of the app was killed')): void {
    this.reason = outcome;
    this.child.kill('SIGKILL');
  }

  /** Lets the process go on, which stands still since its last answer. */
  private wake(): void {
    (this.child.stdio[WAKE_PIPE] as Writable | null)?.write('.');
  }

  private settle(outcome: Outcome): void {
    const { running } = this;
    delete this.running;
    running?.settle(outcome);
  }

  private post(message: ToChild): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private receive(message: FromChild): void {
    // What a killed process sent before its end must not be carried out after it.
    if (this.reason) return;
    const { running } = this;
    const current = running && message.invocation === running.invocation.id ? running : undefined;
    if (message.type === 'fetch') void this.fetch(message.id, message.target, message.request, current?.host);
    else if (message.type === 'log') (current ?? running)?.host.log(message.level, message.line);
    else if (message.type === 'unmodelled') (current ?? running)?.host.unmodelled(message.call);
    else if (!current) return;
    else if (message.type === 'error') this.settle({ error: message.error });
    else this.settle(message.value === undefined ? {} : { value: message.value });
  }

  private async fetch(
    id: number,
    target: FetchTarget,
    request: WireRequest,
    host?: InvocationHost,
  ): Promise<void> {
    try {
      if (!host) throw new Error('The invocation that asked has ended');
      this.post({ type: 'response', id, response: await host.fetch(target, request) });
    } catch (error) {
      this.post({ type: 'failure', id, message: error instanceof Error ? error.message : String(error) });
    }
  }
}
