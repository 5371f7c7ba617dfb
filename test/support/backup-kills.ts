import type { BackupsView, RestorePreview } from '../../src/invoke-api';
import { backupParts } from './backup-parts';
import type { Host, Tenant } from './host';
import { importAll } from './import';
import { seeded } from './random';
import { ask, enabledProject, RETENTION, SETTINGS, type Project } from './site';
import { bodies, days, dumpOf, nextDay } from './stored';

const FEATURES = 12;
const project = { projectKey: 'KILLED' };

const text = (n: number, word: string): string =>
  `Feature: Number ${n}\n\n  Scenario: Case\n    Given ${word} ${n}\n`;

const write = (tenant: Tenant, word: string, count = FEATURES): Promise<unknown> =>
  importAll(
    tenant,
    'paul',
    'KILLED',
    Array.from({ length: count }, (_, n) => ({ path: `${n}.feature`, bytes: Buffer.from(text(n, word)) })),
    'replace',
  );

const backups = (tenant: Tenant) => ask<BackupsView>(tenant, 'paul', SETTINGS, project, 'backups');

/** What the features say. */
const said = async (tenant: Tenant): Promise<string[]> =>
  [...bodies<{ text: string }>(await dumpOf(tenant), 'feature').values()].map((body) => body.text).sort();

/** Does something and kills the app once it has made so many requests of storage; answers whether it was still at it. */
async function killedAt(host: Host, requests: number, work: () => Promise<unknown>): Promise<boolean> {
  await host.local('DELETE', 'meter');
  let ended = false;
  const working = work()
    .catch(() => undefined)
    .finally(() => (ended = true));
  for (let seen = 0; !ended && seen < requests;)
    seen = (await host.local<{ kvs: { requests: number } }>('GET', 'meter')).kvs.requests;
  const isCut = !ended;
  if (isCut) await host.local('POST', 'kill');
  await working;
  return isCut;
}

export interface BackupKills {
  host: Host;
  tenant: Tenant;
  project: Project;
}

export async function toBackUp(host: Host, id: string): Promise<BackupKills> {
  const tenant = await host.tenant(id);
  const made = await enabledProject(tenant, 'KILLED');
  await write(tenant, 'first');
  await tenant.local('POST', 'drain');
  return { host, tenant, project: made };
}

/**
 * Kills the app in the middle of daily backups, at so many random moments, and goes on the next day. What is kept then is whole, and after
 * a further day nothing is left of what was begun in vain.
 *
 * @param isSweeping There are backups to delete each day.
 */
export async function backupKills(
  { host, tenant, project: { id } }: BackupKills,
  { kills, isSweeping, seed }: { kills: number; isSweeping: boolean; seed: number },
): Promise<{ cut: number }> {
  const random = seeded(seed);
  if (isSweeping)
    for (let day = 0; day < 33; day += 1) {
      await write(tenant, `before ${day}`, 2);
      await nextDay(tenant);
    }
  await host.local('POST', 'faults', { target: 'kvs', kind: 'slow', rate: 1, ms: 25 });
  let cut = 0;
  for (let n = 0; n < kills; n += 1) {
    await write(tenant, `day ${n}`, 3);
    await tenant.local('POST', 'clock', { advance: '1d' });
    const trigger = () => tenant.local('POST', 'trigger', { module: RETENTION });
    if (await killedAt(host, 4 + Math.floor(random() * (isSweeping ? 36 : 28)), trigger)) cut += 1;
    await nextDay(tenant);
    const { missing } = backupParts(await dumpOf(tenant), id);
    expect(missing).toEqual([]);
    const [newest] = (await backups(tenant)).backups;
    const ask1 = { moment: newest?.id ?? '' };
    const { counts, damaged } = await ask<RestorePreview>(
      tenant,
      'paul',
      SETTINGS,
      project,
      'previewRestore',
      ask1,
    );
    expect([counts, damaged]).toEqual([{ back: 0, again: 0, newer: 0, issues: 0 }, 0]);
  }
  await host.local('DELETE', 'faults');
  await write(tenant, 'last', 1);
  await days(2, tenant);
  const { missing, orphans } = backupParts(await dumpOf(tenant), id);
  expect([missing, orphans]).toEqual([[], []]);
  return { cut };
}

/** Kills the app in the middle of restores, and waits until they have gone on: then everything says what it said. */
export async function restoreKills(
  { host, tenant }: BackupKills,
  { kills, seed }: { kills: number; seed: number },
): Promise<{ cut: number }> {
  const random = seeded(seed);
  await days(1, tenant);
  const then = await said(tenant);
  const [first] = (await backups(tenant)).backups;
  let cut = 0;
  for (let n = 0; n < kills; n += 1) {
    await write(tenant, `changed ${n}`);
    await importAll(tenant, 'paul', 'KILLED', [
      { path: `new ${n}.feature`, bytes: Buffer.from(text(99, 'new')) },
    ]);
    await tenant.local('POST', 'drain');
    const now = await said(tenant);
    await host.local('POST', 'faults', { target: 'kvs', kind: 'slow', rate: 1, ms: 15 });
    const payload = { writeId: crypto.randomUUID(), moment: first?.id, scope: { kind: 'project' } };
    const work = async () => {
      await ask(tenant, 'paul', SETTINGS, project, 'restore', payload);
      await tenant.local('POST', 'drain');
    };
    if (await killedAt(host, 6 + Math.floor(random() * 80), work)) cut += 1;
    await host.local('DELETE', 'faults');
    // The person sees no answer and sends it again.
    await ask(tenant, 'paul', SETTINGS, project, 'restore', payload).catch(() => undefined);
    for (let look = 0; look < 5 && (await backups(tenant)).restore?.state !== 'done'; look += 1) {
      await tenant.local('POST', 'clock', { advance: '20m' });
      await tenant.local('POST', 'drain');
    }
    const { restore } = await backups(tenant);
    expect(restore).toMatchObject({ state: 'done', failed: [] });
    expect(await said(tenant)).toEqual(then);
    await ask(tenant, 'paul', SETTINGS, project, 'undoRestore', {
      writeId: crypto.randomUUID(),
      id: restore?.id,
    });
    await tenant.local('POST', 'drain');
    expect(await said(tenant)).toEqual(now);
  }
  return { cut };
}
