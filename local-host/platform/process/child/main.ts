/**
 * The start file of the app's process, in the place of Forge's own loader: sets the globals that `@forge/*` packages
 * stand on, then runs one invocation after another for as long as the host keeps the process warm.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ChildSettings, Invocation, ToChild } from '../protocol';
import { listen, send } from './channel';
import { closeDoors } from './closed-doors';
import { installClock, setClockOffset } from './clock';
import { installConsole } from './console';
import { installEgressFilter } from './egress';
import { invocations } from './invocation-state';
import { startKeeper } from './keeper';
import { answer, fail, platformFetch } from './platform-fetch';
import { runtimeOf } from './runtime';

const settings = JSON.parse(process.env.FORGE_HOST_SETTINGS ?? '{}') as ChildSettings;
delete process.env.FORGE_HOST_SETTINGS;

const keeper = startKeeper(settings.memoryMB);
installClock();
installConsole();
installEgressFilter(settings);
closeDoors();
Object.defineProperty(globalThis, '__forge_fetch__', { value: platformFetch });
Object.defineProperty(globalThis, '__forge_runtime__', { get: () => invocations.getStore()?.runtime });

const load = createRequire(__filename);

type Handler = (...args: unknown[]) => unknown;

function handlerOf({ file, name }: Invocation): Handler {
  // Required at the first invocation, not at start: packages read the invocation's runtime while they are loaded.
  const entry = load(join(__dirname, `${file}.cjs`)) as Record<string, unknown>;
  const handler = entry[name];
  if (typeof handler !== 'function') throw new Error(`${file}.${name} is not a function of the app`);
  return handler as Handler;
}

async function invoke(invocation: Invocation): Promise<void> {
  const { id } = invocation;
  try {
    const args = JSON.parse(invocation.args) as unknown[];
    const value: unknown = await handlerOf(invocation)(...args);
    const text = JSON.stringify(value) as string | undefined;
    send({ type: 'result', invocation: id, ...(text !== undefined && { value: text }) }, keeper.freeze);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const { name, message, stack } = error;
    send({ type: 'error', invocation: id, error: { name, message, ...(stack && { stack }) } }, keeper.freeze);
  }
}

function receive(message: ToChild): void {
  if (message.type === 'response') answer(message.id, message.response);
  else if (message.type === 'failure') fail(message.id, message.message);
  else if (message.type === 'clock') setClockOffset(message.offset);
  else {
    keeper.begin();
    setClockOffset(message.clockOffset);
    const { invocation } = message;
    const state = { id: invocation.id, runtime: runtimeOf(invocation), origins: new Set<string>() };
    void invocations.run(state, () => invoke(invocation));
  }
}

listen(receive);
