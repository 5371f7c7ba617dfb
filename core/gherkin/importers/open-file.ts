import type { FeatureDocument } from '../document';
import { retag, type Retagging } from '../edit/retag';
import { parseFeature } from '../parse';
import { decodeSource, encodeSource, encodingFor } from '../source-bytes';
import { syntaxOf } from '../source-files';
import type { ExportedFile, ImportNote, ToldTestType } from './notes';

/** An exported file that can be read, while it is made ready. */
export interface OpenFile {
  source: string;
  path: string;
  encoding: string;
  document: FeatureDocument;
  testTypes: ToldTestType[];
  notes: ImportNote[];
}

/** A file in classic Gherkin that can be read; `undefined` for any other. */
export function opened(file: ExportedFile): OpenFile | undefined {
  if (syntaxOf(file.path) !== 'gherkin') return undefined;
  const { text, encoding, problem } = decodeSource(file.bytes);
  const read = problem ? undefined : parseFeature(text);
  return read?.ok
    ? { source: file.path, path: file.path, encoding, document: read.document, testTypes: [], notes: [] }
    : undefined;
}

/** Its bytes, in the encoding it came in where that has all its characters. */
export function bytesOf({ document, encoding }: OpenFile): Uint8Array {
  const { text } = document;
  return encodeSource(text, encodingFor(text, encoding)) ?? new TextEncoder().encode(text);
}

/** The file with other tags; as it was where that could not be read back. */
export function retagged(file: OpenFile, change: Retagging): OpenFile {
  const result = retag(file.document, change);
  return result.ok ? { ...file, document: result.document } : file;
}

/** The file with another text; as it was where that cannot be read. */
export function withText(file: OpenFile, text: string): OpenFile {
  const read = parseFeature(text);
  return read.ok ? { ...file, document: read.document } : file;
}

/** Tags of a scenario, without those it inherits. */
export const ownTags = ({ document }: OpenFile, index: number): string[] =>
  (document.scenarios[index]?.tags ?? []).map(({ name }) => name);
