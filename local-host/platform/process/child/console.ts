import { format } from 'node:util';
import { send } from './channel';
import { invocations } from './invocation-state';

const LEVELS = ['log', 'debug', 'info', 'warn', 'error', 'trace'] as const;

/** Sends what the app prints to the host's log. */
export function installConsole(): void {
  for (const level of LEVELS) {
    console[level] = (...values: unknown[]) =>
      send({ type: 'log', invocation: invocations.getStore()?.id ?? '', level, line: format(...values) });
  }
}
