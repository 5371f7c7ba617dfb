import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../../limits';
import { memoryOf, readManifest } from '../../platform/manifest';
import { NOT_ENFORCED, tryRows, type Trial } from './try-rows';

const limits = LIMITS.functions;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** That a function was given the time of a row, some of which is gone by the time it looks. */
function expectGranted(remaining: number, { value }: { value: number }): void {
  expect(remaining).toBeLessThanOrEqual(value);
  expect(remaining).toBeGreaterThan(value - 20_000);
}

interface Ran {
  result?: { remaining: number };
  error?: { name: string };
}
const trigger = ({ host }: Trial, module: string): Promise<Ran> => host.local('POST', 'trigger', { module });
const hook = ({ host }: Trial, path: string, body?: string): Promise<Response> =>
  fetch(`${host.hook}${path}`, body === undefined ? {} : { method: 'POST', body });
const logged = ({ host }: Trial): string => readFileSync(join(host.dataDir, 'app.log'), 'utf8');

tryRows('functions', {
  async resolverTimeout({ host }) {
    // Its function may run 900 seconds; whoever waits for a resolver does not.
    expectGranted(await host.invoke('remaining', {}, { module: 'long-panel' }), limits.resolverTimeout);
    await expect(host.invoke('hang')).rejects.toThrow(limits.resolverTimeout.over.name);
    await expect(host.invoke('echo')).resolves.toBeDefined();
  },
  async webTriggerTimeout(trial) {
    expectGranted(Number(await (await hook(trial, '/remaining')).text()), limits.webTriggerTimeout);
    const short = (await trial.host.local<Record<string, string>>('GET', 'webtriggers'))['short-hook'];
    expect((await fetch(`${short}/hang`)).status).toBe(limits.webTriggerTimeout.over.status);
  },
  async preUninstallTimeout(trial) {
    expectGranted((await trigger(trial, 'farewell')).result?.remaining ?? 0, limits.preUninstallTimeout);
    const { error } = await trigger(trial, 'stuck-farewell');
    expect(error?.name).toBe(limits.preUninstallTimeout.over.name);
  },
  async backgroundTimeout(trial) {
    expectGranted((await trigger(trial, 'nightly')).result?.remaining ?? 0, limits.backgroundTimeout);
    const longest = { value: LIMITS.manifest.timeout.value };
    expectGranted((await trigger(trial, 'weekly')).result?.remaining ?? 0, longest);
    expect((await trigger(trial, 'stuck')).error?.name).toBe(limits.backgroundTimeout.over.name);
  },
  async invokeRequestBytes({ host }) {
    const { given } = await host.invoke<{ given: { context: object } }>('echo');
    const call = { functionKey: 'echo', payload: { text: '' } };
    const text = 'x'.repeat(limits.invokeRequestBytes.value - bytesOf({ call, context: given.context }));
    await expect(host.invoke('echo', { text })).resolves.toBeDefined();
    await expect(host.invoke('echo', { text: `${text}x` })).rejects.toThrow(
      limits.invokeRequestBytes.over.name,
    );
  },
  async invokeResponseBytes({ host }) {
    const bytes = limits.invokeResponseBytes.value - 2;
    expect(await host.invoke<string>('large', { bytes })).toHaveLength(bytes);
    await expect(host.invoke('large', { bytes: bytes + 1 })).rejects.toThrow(
      limits.invokeResponseBytes.over.name,
    );
  },
  async webTriggerRequestBytes(trial) {
    const { value, over } = limits.webTriggerRequestBytes;
    const near = 'x'.repeat(value - 100_000);
    const envelope = Number(await (await hook(trial, '/bytes', near)).text()) - near.length;
    const fits = 'x'.repeat(value - envelope);
    expect(await (await hook(trial, '/bytes', fits)).text()).toBe(String(value));
    expect((await hook(trial, '/bytes', `${fits}x`)).status).toBe(over.status);
    // Not the bytes but the JSON of the request counts: each line break takes two.
    expect((await hook(trial, '/bytes', '\n'.repeat(value / 2))).status).toBe(over.status);
  },
  async webTriggerResponseBytes(trial) {
    const { value, over } = limits.webTriggerResponseBytes;
    const length = value - bytesOf({ statusCode: 200, body: '' });
    expect((await hook(trial, `/large/${length}`)).status).toBe(200);
    expect((await hook(trial, `/large/${length + 1}`)).status).toBe(over.status);
  },
  async memory({ host }) {
    const manifest = readManifest(join(__dirname, '../../test-app'));
    const { name } = manifest.app.runtime;
    expect(memoryOf({ ...manifest, app: { ...manifest.app, runtime: { name } } })).toBe(limits.memory.value);
    expect(await host.invoke('hold', { megabytes: memoryOf(manifest) / 4 })).toBe(memoryOf(manifest) / 4);
    await expect(host.invoke('exhaust')).rejects.toThrow(limits.memory.over.name);
    await expect(host.invoke('echo')).resolves.toBeDefined();
  },
  async logLines(trial) {
    const { value } = limits.logLines;
    await trial.host.invoke('log', { lines: value + 1 });
    const has = [`line ${value - 1}\n`, `line ${value}\n`, 'the platform drops the rest'];
    expect(has.map((text) => logged(trial).includes(text))).toEqual([true, false, true]);
  },
  async logBytes(trial) {
    const half = limits.logBytes.value / 2 - 'line 0'.length;
    const kept = (): number => logged(trial).match(/ line 1\.+\n/g)?.length ?? 0;
    await trial.host.invoke('log', { lines: 2, padding: half });
    expect(kept()).toBe(1);
    await trial.host.invoke('log', { lines: 2, padding: half + 1 });
    expect(kept()).toBe(1);
  },
  async processes({ host }) {
    const { value } = limits.processes;
    const calls = Array.from({ length: value + 4 }, () => host.invoke<{ pid: number }>('linger'));
    const pids = new Set((await Promise.all(calls)).map(({ pid }) => pid));
    expect(pids.size).toBe(value);
  },
  invocationRate: NOT_ENFORCED,
  outboundRequest: NOT_ENFORCED,
  jqlFunctionTimeout: NOT_ENFORCED,
  jqlFunctionValues: NOT_ENFORCED,
});
