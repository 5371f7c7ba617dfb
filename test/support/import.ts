import { gzipSync } from 'node:zlib';
import type { ImportedFile } from '../../src/invoke-api';
import type { Tenant, User } from './host';
import { ask, SPECIFICATION } from './site';

/** A file to import, with its bytes. */
export interface SourceFile {
  path: string;
  bytes: Uint8Array;
}

/** What one request of `invoke` may hold: the platform's limit is 500 KB. */
const MAX_PAYLOAD = 350_000;
const MAX_FILES = 60;

/** Imports files as a page does: in requests that fit. Answers what became of each, in order. */
export async function importAll(
  host: Tenant,
  user: User,
  projectKey: string,
  files: readonly SourceFile[],
  onExisting: 'keep' | 'replace' | 'merge' = 'keep',
): Promise<ImportedFile[]> {
  const imported: ImportedFile[] = [];
  let batch: { path: string; gz: string }[] = [];
  let size = 0;
  const send = async (): Promise<void> => {
    if (!batch.length) return;
    const payload = { writeId: crypto.randomUUID(), files: batch, onExisting };
    const answer = await ask<{ files: ImportedFile[] }>(
      host,
      user,
      SPECIFICATION,
      { projectKey },
      'import',
      payload,
    );
    imported.push(...answer.files);
    batch = [];
    size = 0;
  };
  for (const { path, bytes } of files) {
    const gz = gzipSync(bytes).toString('base64');
    if (batch.length === MAX_FILES || size + gz.length > MAX_PAYLOAD) await send();
    batch.push({ path, gz });
    size += gz.length + path.length + 30;
  }
  await send();
  return imported;
}
