import { gzipSync } from 'node:zlib';
import { parseFeature } from '../core/gherkin';
import { bareParse } from '../core/gherkin/testing/bare-parse';
import { presentText, putFeatureRecord } from '../src/features/feature-record';
import { withSave } from '../src/features/saves';
import { planBatch } from '../src/import-export/import-batch';
import type { Imported } from '../src/import-export/import-outcome';
import { incomingFiles, type IncomingFile } from '../src/import-export/incoming-file';
import type { ImportFile } from '../src/invoke-api';
import type { Change } from '../src/records/change';
import { encodeBody } from '../src/records/codec';
import { corpora, corpus } from '../test/support/corpora';
import { cpuOf } from './cpu';

/** Takes what would be written and makes of it what would be sent. */
const encoding: Change = {
  prefetch: async () => undefined,
  read: async (refs) => refs.map(() => undefined),
  put: (_, body) => void encodeBody(body),
  add: (_, body) => void encodeBody(body),
  content: (_, value) => void encodeBody(value),
  contentGone: () => undefined,
  remove: () => undefined,
  check: () => undefined,
  outdateDownloads: () => undefined,
  alreadyIn: async () => false,
  changedBy: async () => false,
};
const TERMS = {
  writeId: 'bench',
  mutations: [],
  projectId: '1',
  onExisting: 'keep',
  defaultTestType: 'automated',
  issues: new Map(),
} as const;
const EMPTY = {
  catalogue: [],
  byPath: new Map(),
  lastImported: new Map<string, string>(),
  mine: new Set<string>(),
  removed: new Set<string>(),
};
const EDIT = { at: 0, from: 'import' } as const;

const batchesOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / 10) }, (_, n) => items.slice(n * 10, n * 10 + 10));

const planned = (files: IncomingFile[]): Imported[] => planBatch(TERMS, EMPTY, files);

function putAll(imported: readonly Imported[]): void {
  for (const { feature, before } of imported)
    if (feature && before) putFeatureRecord(encoding, withSave(encoding, before, feature, EDIT));
}

const incoming = (packed: readonly ImportFile[]): IncomingFile[] =>
  incomingFiles(packed).filter((file): file is IncomingFile => 'read' in file);

/** What importing files costs the app beside storage: unpack, read, plan, make the records. */
function importAll(packed: readonly ImportFile[]): void {
  for (const some of batchesOf(packed)) putAll(planned(incoming(some)));
}

/** The steps of an import one by one, each on what the one before it made, in multiples of the bare parse. */
function stepsOf(packed: readonly ImportFile[], texts: readonly string[], bare: number): string[] {
  const read = batchesOf(packed).map(incoming);
  const plans = read.map(planned);
  const parse = cpuOf(() => texts.forEach((text) => void parseFeature(text)));
  const bodies = plans.flat().flatMap(({ feature }) => (feature ? [presentText(feature)] : []));
  const steps: [string, number][] = [
    ['unpack and hash', cpuOf(() => batchesOf(packed).forEach(incoming)) - parse],
    ['the parser itself', bare],
    ['lines, document and words for what is wrong', parse - bare],
    ['ids, names, who is who', cpuOf(() => read.forEach(planned))],
    ['measure and make records', cpuOf(() => plans.forEach(putAll))],
    ['  of it JSON and gzip of the texts', cpuOf(() => bodies.forEach(encodeBody))],
  ];
  return steps.map(([name, ms]) => `  ${(ms / bare).toFixed(2)} × ${name}`);
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
  console.log(stepsOf(packed, texts, bare).join('\n'));
}
