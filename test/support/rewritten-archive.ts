import { valuesOf, type ArchivedRecord, type ArchiveManifest } from '@behave-pro/core/archive';
import type { Archive } from '../../static/src/archive/open-archive';
import { ZipWriter } from '../../static/src/archive/write-zip';
import { opened } from './archive';

interface Change {
  manifest?: Partial<ArchiveManifest>;
  /** Lines by the part that they replace, from those that are there. */
  lines?: Readonly<Record<string, (records: ArchivedRecord[]) => readonly unknown[]>>;
}

async function* asTold(lines: readonly unknown[]): AsyncGenerator<string> {
  for (const line of lines) yield typeof line === 'string' ? line : `${JSON.stringify(line)}\n`;
}

/** An archive as somebody could have written it, with hashes that are right. A line that is a text stands there as it is. */
export async function rewritten(archive: Archive, { manifest = {}, lines = {} }: Change): Promise<Archive> {
  const zip = new ZipWriter(new Date(2026, 0, 1));
  for (const { path } of archive.manifest.parts) {
    const texts: string[] = [];
    for await (const line of archive.lines(path)) texts.push(`${line}\n`);
    const change = lines[path];
    await zip.lines(path, asTold(change ? change(valuesOf(texts.join(''))) : texts));
  }
  const whole = { ...archive.manifest, ...manifest, parts: zip.parts };
  return opened({ blob: zip.end('archive.json', JSON.stringify(whole)) });
}
