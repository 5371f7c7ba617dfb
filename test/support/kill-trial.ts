import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PanelApi, PanelView, Reply } from '../../src/invoke-api';
import { ended, startHost, type Host } from './host';
import { seeded } from './random';
import { ask, createIssue, createProject, PANEL, SETTINGS, type Issue } from './site';

/** What one trial saw: whether a storage request was under way when the host was killed, and what was lost. */
export interface KillTrial {
  inFlight: number;
  acknowledged: number;
  lost: string[];
}

type Added = ReturnType<PanelApi['add']>;

const WRITERS = 4;

/** Adds scenarios one after another until the host is gone; notes those whose saving was acknowledged. */
async function write(host: Host, issue: Issue, writer: number, log: Map<string, string>): Promise<void> {
  for (let n = 0; ; n += 1) {
    const name = `Writer ${writer} scenario ${n}`;
    try {
      const reply = await host.invoke<Added>('mira', PANEL, { issueKey: issue.key }, 'add', {
        writeId: crypto.randomUUID(),
        feature: { name: `Feature ${writer}` },
        text: `Scenario: ${name}\n  Given it passes\n`,
      });
      if (reply.ok) log.set(name, issue.key);
    } catch {
      return;
    }
  }
}

/** Waits until enough was acknowledged, then until the meter sees a request under way; answers what it saw last. */
async function momentToKill(host: Host, log: Map<string, string>, enough: number): Promise<number> {
  while (log.size < enough) await new Promise((resolve) => setImmediate(resolve));
  let inFlight = 0;
  for (let look = 0; look < 200 && inFlight === 0; look += 1) {
    const meter = await host.local<{ kvs: { inFlight: number } }>('GET', 'meter');
    inFlight = meter.kvs.inFlight;
  }
  return inFlight;
}

/**
 * Kills the host with SIGKILL while people save, starts it again on the same data, and looks for everything whose
 * saving had been acknowledged. The log of acknowledgements is kept here, outside the host.
 */
export async function killTrial(seed: number): Promise<KillTrial> {
  const random = seeded(seed);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'behave-kill-'));
  const log = new Map<string, string>();
  const first = await startHost({ dataDir });
  await createProject(first, 'KILL');
  await ask(first, 'paul', SETTINGS, { projectKey: 'KILL' }, 'save', {
    writeId: crypto.randomUUID(),
    state: 'enabled',
  });
  const issues: Issue[] = [];
  for (let n = 0; n < WRITERS; n += 1) issues.push(await createIssue(first, 'mira', 'KILL', `Story ${n}`));
  const writers = issues.map((issue, n) => write(first, issue, n, log));
  const inFlight = await momentToKill(first, log, 1 + Math.floor(random() * 12));
  await ended(first.process, 'SIGKILL');
  await Promise.all(writers);

  const second = await startHost({ dataDir });
  const there = new Set<string>();
  for (const issue of issues) {
    const view = await second.invoke<Reply<PanelView>>('mira', PANEL, { issueKey: issue.key }, 'load');
    if (!view.ok) throw new Error(`${issue.key}: ${view.error.message}`);
    for (const { name } of view.value.scenarios) there.add(name);
  }
  await second.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return { inFlight, acknowledged: log.size, lost: [...log.keys()].filter((name) => !there.has(name)) };
}
