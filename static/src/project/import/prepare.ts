import type {
  EmptiedFile,
  ExportedFile,
  ImportNote,
  TakenFile,
  Tool,
} from '@behave-pro/core/gherkin/importers';
import type { ImportFile } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { strings } from '../../strings';
import { UnreadableFile, type Candidate, type Collected, type Refusal } from './collect';
import type { ReadyFile } from './plan';
import { tiedFiles } from './tied';

/** What made the files: a tool, or nothing that matters. `always`: also those that do not look like it. */
export interface Origin {
  tool: Tool | undefined;
  always: boolean;
}

/** Where a file that is sent comes from among those chosen, and what was made of it. */
export interface SentFile {
  source: string;
  path: string;
  notes: readonly ImportNote[];
}

/** Files ready to be sent, and what became of the others. */
export interface Prepared {
  /** In groups to be sent together. */
  ready: ReadyFile[][];
  sent: SentFile[];
  refused: Refusal[];
  /** Paths of files that were not looked at any more. */
  unread: string[];
}

/** Files looked at to recognise the tool, and the largest of them in bytes. */
const SAMPLE = 40;
const SAMPLE_BYTES = 100_000;

/** Files read between two turns of the page: reading them out of a zip leaves it none. */
const TURN = 50;

export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const notLoaded = (): never => {
  throw new ApiFailure('Unavailable', strings.import.notLoaded);
};
export const loadCompression = () => import('./compression').catch(notLoaded);
const loadImporters = () => import('./importers').catch(notLoaded);

const readFile = (file: Candidate): Promise<Uint8Array | UnreadableFile> =>
  file.read().catch((error: unknown) => {
    if (error instanceof UnreadableFile) return error;
    throw error;
  });

/** The tool that made what was chosen, by some of the files. */
export async function recognise(files: readonly Candidate[]): Promise<Tool | undefined> {
  const small = files.filter(({ size }) => size <= SAMPLE_BYTES);
  const step = Math.max(1, Math.ceil(small.length / SAMPLE));
  const sample: ExportedFile[] = [];
  for (const file of small.filter((_, n) => n % step === 0)) {
    const bytes = await readFile(file);
    if (!(bytes instanceof UnreadableFile)) sample.push({ path: file.path, bytes });
  }
  if (!sample.length) return undefined;
  return (await loadImporters()).recognisedTool(sample);
}

/** A file that is imported as it is. */
const plain = ({ path, bytes }: ExportedFile): TakenFile => ({
  source: path,
  path,
  bytes,
  testTypes: [],
  notes: [],
});

/** What the app is told of a file beside its bytes. */
function toldOf(tool: Tool | undefined, file: TakenFile | EmptiedFile): Omit<ImportFile, 'path' | 'gz'> {
  if ('into' in file) return { remains: true };
  const { testTypes, notes } = file;
  const isDownload = tool === 'behave-pro' && notes.every(({ kind }) => kind !== 'not-of-tool');
  return {
    ...(testTypes.length && { testTypes: testTypes.map((type) => type?.[0] ?? '-').join('') }),
    ...(isDownload && { download: true }),
  };
}

/**
 * Reads files and makes them ready to be sent; those of a tool all together, since one can have what another has too.
 *
 * @param turn Told how many were read; false ends it there.
 */
export async function prepare(
  { files, refused }: Collected,
  { tool, always }: Origin,
  turn: (done: number) => boolean,
): Promise<Prepared> {
  const [{ packed }, importers] = await Promise.all([loadCompression(), tool && loadImporters()]);
  const unreadable: Refusal[] = [];
  const ready: ReadyFile[][] = [];
  const sent: SentFile[] = [];
  const take = (group: readonly (TakenFile | EmptiedFile)[]): void => {
    ready.push(
      group.map((file) => ({
        file: { ...packed(file.path, file.bytes), ...toldOf(tool, file) },
        unpacked: file.bytes.length,
      })),
    );
    sent.push(...group.map(({ source, path, notes }) => ({ source, path, notes })));
  };
  const exported: ReturnType<NonNullable<typeof importers>['readExported']>[] = [];
  let unread: string[] = [];
  for (const [done, file] of files.entries()) {
    if (done % TURN === 0) {
      await nextTurn();
      if (!turn(done)) {
        unread = files.slice(done).map(({ path }) => path);
        break;
      }
    }
    const bytes = await readFile(file);
    if (bytes instanceof UnreadableFile) unreadable.push({ path: file.path, reason: bytes.message });
    else if (tool && importers)
      exported.push(importers.readExported(tool, { path: file.path, bytes }, always));
    else take([plain({ path: file.path, bytes })]);
  }
  const taken = tool && importers?.takenExport(tool, exported);
  if (taken) for (const group of tiedFiles([...taken.files, ...taken.emptied])) take(group);
  return { ready, sent, refused: [...refused, ...unreadable], unread };
}
