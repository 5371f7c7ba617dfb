import { randomUUID } from 'node:crypto';
import { PlatformError, type Client, type Reply } from '../client';
import { batchesOf, packed, type ImportFile } from './batches';
import type { SourceFile } from './source';

/** What became of a file, as the app says it. */
export interface ImportedFile {
  path: string;
  outcome: 'added' | 'unchanged' | 'replaced' | 'kept' | 'refused' | 'asks' | 'conflicts' | 'waits';
  /** The file that has to be decided about before this one. */
  waitsFor?: string;
  reason?: string;
  featureId?: string;
  scenarios: number;
  draft?: { line: number; message: string };
  links: number;
  unknownKeys: string[];
}

/** What is wrong with the request, not with the moment: sending it once more would not help. */
const OF_THE_FILE = new Set(['Invalid', 'TooLarge', 'PAYLOAD_TOO_LARGE']);

const refused = (path: string, reason: string): ImportedFile => ({
  path,
  outcome: 'refused',
  reason,
  scenarios: 0,
  links: 0,
  unknownKeys: [],
});

async function ask(client: Client, projectKey: string, files: ImportFile[]) {
  const payload = { writeId: randomUUID(), onExisting: 'keep', files };
  try {
    return await client.invoke<{ files: ImportedFile[] }>('specification', { projectKey }, 'import', payload);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const reply: Reply<never> = { ok: false, error: { code: error.name, message: error.message } };
    return reply;
  }
}

/** A batch that is refused whole is sent file by file: one file must not keep the others out. */
async function sendBatch(client: Client, projectKey: string, batch: ImportFile[]): Promise<ImportedFile[]> {
  const reply = await ask(client, projectKey, batch);
  if (reply.ok) return reply.value.files;
  const { code, message } = reply.error;
  if (!OF_THE_FILE.has(code)) throw new Error(`The import was refused: ${message}`);
  const [only, ...others] = batch;
  if (only && others.length === 0) return [refused(only.path, message)];
  const sent: ImportedFile[] = [];
  for (const file of batch) sent.push(...(await sendBatch(client, projectKey, [file])));
  return sent;
}

/**
 * Imports files through the app's own resolver, in requests as large as the platform takes; calls `progress` after each.
 * Throws when the app refuses for a reason that is none of the files'.
 */
export async function sendFiles(
  client: Client,
  projectKey: string,
  files: readonly SourceFile[],
  progress: (done: number) => void,
): Promise<ImportedFile[]> {
  const imported: ImportedFile[] = [];
  for (const batch of batchesOf(files.map(packed))) {
    imported.push(...(await sendBatch(client, projectKey, batch)));
    progress(imported.length);
  }
  return imported;
}
