import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ImportedFile } from '../../src/invoke-api';
import type { Tenant } from './host';
import type { SourceFile } from './import';
import { ask, SPECIFICATION } from './site';

/** Ids are others each time, and pack into a few bytes more or less. */
const IDS = 30;

/** The largest file of its kind that an import of the project says it would take in. */
export async function largest(host: Tenant, projectKey: string, path: string): Promise<SourceFile> {
  const noise = randomBytes(200_000).toString('hex');
  const bytesOf = (length: number): Buffer =>
    Buffer.from(`Feature: Large\n  ${noise.slice(0, length)}\n\n  Scenario: S\n    Given a\n`);
  let [fits, tooLarge] = [200_000, 330_000];
  while (tooLarge - fits > 1) {
    const middle = Math.floor((fits + tooLarge) / 2);
    const { files } = await ask<{ files: ImportedFile[] }>(
      host,
      'paul',
      SPECIFICATION,
      { projectKey },
      'import',
      {
        writeId: crypto.randomUUID(),
        files: [{ path, gz: gzipSync(bytesOf(middle)).toString('base64') }],
        onExisting: 'replace',
        dryRun: true,
      },
    );
    if (files[0]?.outcome === 'refused') tooLarge = middle;
    else fits = middle;
  }
  return { path, bytes: bytesOf(fits - IDS) };
}
