import { isReportDue, type ReportedAt } from '@behave-pro/core/rules';
import type { Tenant } from './host';
import { importAll, type SourceFile } from './import';
import { largeProject } from './large-project';
import { metered } from './meter';
import { seeded } from './random';
import { createIssue, enabledProject, RETENTION } from './site';
import { dumpOf } from './stored';

export interface BackupDay {
  readUnits: number;
  writeUnits: number;
  /** Bytes of backups that are stored after it: roots, lists and copies. */
  bytes: number;
  /** Whether the same run looked through everything for the weekly report of accounts, which the units have in them, too. */
  reported: boolean;
}

const sizeOf = (items: readonly { value: unknown }[]): number =>
  items.reduce((sum, { value }) => sum + Buffer.byteLength(JSON.stringify(value)), 0);

/** Bytes that all backups of a tenant take. */
export async function backupBytes(tenant: Tenant): Promise<number> {
  const dump = await dumpOf(tenant);
  const contents = (dump.kvs as { key: string; value: unknown }[]).filter(({ key }) =>
    key.startsWith('backup-'),
  );
  return sizeOf(contents) + sizeOf(dump.entities.backup ?? []);
}

/** What a file says after one of its steps was changed; as long as before, so that only how much changes makes a difference. */
const edited = ({ path, bytes }: SourceFile, day: number): SourceFile => {
  const text = Buffer.from(bytes).toString();
  const step = (line: string): string =>
    `    Given day ${day} ${line.slice('    Given '.length)}`.slice(0, line.length).padEnd(line.length, '.');
  return { path, bytes: Buffer.from(text.replace(/^ {4}Given .*$/m, step)) };
};

const DAY = 24 * 60 * 60 * 1000;

/** Expects that the backup of each day on which so many features change costs what it may: 15 units written, 20 read and two for each change. */
export function expectWithinBudget(told: readonly BackupDay[], changes: number): void {
  for (const { readUnits, writeUnits } of daysOfBackup(told)) {
    expect(writeUnits).toBeLessThanOrEqual(15);
    expect(readUnits).toBeLessThanOrEqual(20 + 2 * changes);
  }
}

/** What the backup of each day cost but for the first, which copies everything, and those on which the run did more than that. */
const daysOfBackup = (told: readonly BackupDay[]): BackupDay[] =>
  told.slice(1).filter(({ reported }) => !reported);

/**
 * So many days of a project, on each of which so many features are changed and the daily trigger runs. Answers what the
 * backup cost each day.
 */
export async function backupDays(
  tenant: Tenant,
  { features, changes, days, sizes }: { features: number; changes: number; days: number; sizes: number },
): Promise<BackupDay[]> {
  const random = seeded(11);
  await enabledProject(tenant, 'YEAR');
  const issues: string[] = [];
  for (let n = 0; n < features / 10; n += 1)
    issues.push((await createIssue(tenant, 'mira', 'YEAR', `Story ${n}`)).key);
  const files = largeProject(features).map(({ path, bytes }, n) => ({
    path,
    bytes: Buffer.from(
      Buffer.from(bytes)
        .toString()
        .replace('  Scenario:', `  @${issues[n % issues.length]}\n  Scenario:`),
    ),
  }));
  await importAll(tenant, 'paul', 'YEAR', files);
  await tenant.local('POST', 'drain');
  const told: BackupDay[] = [];
  let bytes = 0;
  let other = { readUnits: 0, writeUnits: 0 };
  let lastReport: ReportedAt | undefined;
  for (let day = 0; day < days; day += 1) {
    await tenant.local('POST', 'clock', { advance: '1d' });
    const some = Array.from({ length: changes }, () => files[Math.floor(random() * files.length)]);
    const changed = [...new Set(some)].flatMap((file) => (file ? [edited(file, day)] : []));
    await importAll(tenant, 'paul', 'YEAR', changed, 'replace');
    await tenant.local('POST', 'drain');
    const reported = isReportDue(lastReport, day * DAY);
    if (reported) lastReport = { at: day * DAY, erased: false };
    const trigger = () => tenant.local('POST', 'trigger', { module: RETENTION });
    const { kvs } = await metered(tenant, trigger);
    // What the trigger takes where nothing is due is no part of it.
    if (day % 30 === 0) other = (await metered(tenant, trigger)).kvs;
    if (day % sizes === 0 || day === days - 1) bytes = await backupBytes(tenant);
    told.push({
      readUnits: kvs.readUnits - other.readUnits,
      writeUnits: kvs.writeUnits - other.writeUnits,
      bytes,
      reported,
    });
  }
  return told;
}

/** One line a day that was asked for. */
export const daysAsText = (told: readonly BackupDay[], every: number): string =>
  told
    .flatMap(({ readUnits, writeUnits, bytes, reported }, day) =>
      day % every === 0 || day === told.length - 1
        ? [
            `day ${day}: ${readUnits} units read, ${writeUnits} written, ${Math.round(bytes / 1024)} KB of backups${reported ? ', with the report of accounts' : ''}`,
          ]
        : [],
    )
    .join('\n');
