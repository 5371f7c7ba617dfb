import { gzipSync } from 'node:zlib';
import { bareParse } from '../core/gherkin/testing/bare-parse';
import { putFeatureRecord } from '../src/features/feature-record';
import { withSave } from '../src/features/saves';
import { planBatch } from '../src/import-export/import-batch';
import { incomingFiles, type IncomingFile } from '../src/import-export/incoming-file';
import type { Change } from '../src/records/change';
import { encodeBody } from '../src/records/codec';
import { corpora, corpus } from '../test/support/corpora';
import { cpuOf } from './cpu';

/** Takes what would be written and makes of it what would be sent. */
const encoding: Change = {
  prefetch: async () => undefined,
  read: async (refs) => refs.map(() => undefined),
  put: (_, body) => void encodeBody(body),
  content: (_, value) => void encodeBody(value),
  remove: () => undefined,
  check: () => undefined,
  alreadyIn: async () => false,
};
const TERMS = { writeId: 'bench', projectId: '1', onExisting: 'keep', issues: new Map() } as const;
const EMPTY = {
  catalogue: [],
  byPath: new Map(),
  lastImported: new Map<string, string>(),
  mine: new Set<string>(),
};
const EDIT = { at: 0, from: 'import' } as const;

/** What importing files costs the app beside storage: unpack, read, plan, make the records. */
function importAll(packed: { path: string; gz: string }[]): void {
  for (let at = 0; at < packed.length; at += 10) {
    const files = incomingFiles(packed.slice(at, at + 10)).filter(
      (file): file is IncomingFile => 'read' in file,
    );
    for (const { feature, before } of planBatch(TERMS, EMPTY, files))
      if (feature && before) putFeatureRecord(encoding, withSave(encoding, before, feature, EDIT));
  }
}

/** CPU time of an import of the corpora, as a multiple of that of the bare parser on the same files. */
export function benchImport(): void {
  const files = corpora().flatMap(corpus);
  const texts = files.map(({ bytes }) => new TextDecoder().decode(bytes));
  const packed = files.map(({ path, bytes }) => ({ path, gz: gzipSync(bytes).toString('base64') }));
  const parse = () => texts.forEach(bareParse);
  parse();
  importAll(packed);
  const bare = cpuOf(parse);
  const whole = cpuOf(() => importAll(packed));
  console.log(
    `import of ${files.length} files: ${(whole / bare).toFixed(2)} × the bare parse (${whole.toFixed(0)} ms, ${bare.toFixed(0)} ms of CPU)`,
  );
}
