import type {
  EmptiedFile,
  ExportedFile,
  ImportNote,
  TakenFile,
  Tool,
} from '@behave-pro/core/gherkin/importers';
import { ApiFailure } from '../../api';
import { strings } from '../../strings';
import { UnreadableFile, type Candidate, type Collected, type Refusal } from './collect';
import type { ReadyFile } from './plan';

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
  ready: ReadyFile[];
  sent: SentFile[];
  emptied: EmptiedFile[];
  refused: Refusal[];
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

const lettersOf = ({ testTypes }: TakenFile): { testTypes?: string } =>
  testTypes.length ? { testTypes: testTypes.map((type) => type?.[0] ?? '-').join('') } : {};

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
  const ready: ReadyFile[] = [];
  const sent: SentFile[] = [];
  const take = (file: TakenFile): void => {
    const { source, path, bytes, notes } = file;
    const download = tool === 'behave-pro' && notes.every(({ kind }) => kind !== 'not-of-tool');
    const told = { ...lettersOf(file), ...(download && { download: true as const }) };
    ready.push({ file: { ...packed(path, bytes), ...told }, unpacked: bytes.length });
    sent.push({ source, path, notes });
  };
  const exported: ReturnType<NonNullable<typeof importers>['readExported']>[] = [];
  for (const [done, file] of files.entries()) {
    if (done % TURN === 0) {
      await nextTurn();
      if (!turn(done)) break;
    }
    const bytes = await readFile(file);
    if (bytes instanceof UnreadableFile) unreadable.push({ path: file.path, reason: bytes.message });
    else if (tool && importers)
      exported.push(importers.readExported(tool, { path: file.path, bytes }, always));
    else take(plain({ path: file.path, bytes }));
  }
  const taken = tool && importers?.takenExport(tool, exported);
  for (const file of taken?.files ?? []) take(file);
  return { ready, sent, emptied: taken?.emptied ?? [], refused: [...refused, ...unreadable] };
}
