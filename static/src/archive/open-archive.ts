import {
  damageOf,
  lossesOf,
  MANIFEST,
  partHash,
  readManifest,
  recordsPart,
  type ArchiveManifest,
  type Damage,
  type FoundPart,
  type Loss,
} from '@behave-pro/core/archive';
import { keptPath } from '@behave-pro/core/gherkin/paths';
import { buf } from 'crc-32';
import { Inflate, strFromU8 } from 'fflate';
import { strings } from '../strings';
import {
  dataBehind,
  DEFLATED,
  directoryAt,
  ENCRYPTED,
  entriesOf,
  LOCAL_SIZE,
  MOST_END,
  STORED,
  type Entry,
} from '../zip/entries';
import { isLeftover } from '../zip/leftovers';
import { archiveFiles } from './archive-files';
import { ISSUES, READ_KINDS, type ReadKind } from './kinds';

/** Why a file cannot be used as an archive; its message is for people. */
export class NoArchive extends Error {}

const words = strings.archive.import.why;

/** Packed bytes that are read at once. */
const PIECE_BYTES = 1024 * 1024;
/** The manifest names every file of a site, and is read as a whole. */
const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** An archive that somebody chose. Its parts are read when they are wanted, a piece at a time. */
export class Archive {
  private constructor(
    private readonly file: Blob,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: ArchiveManifest,
    /** Of `archive.json`, which has the hashes of all the others. */
    readonly hash: string,
    /** What it goes without, since it was damaged. */
    readonly losses: readonly Loss<ReadKind>[] = [],
  ) {}

  /** Throws `NoArchive`. */
  static async open(file: Blob): Promise<Archive> {
    const entries = await entriesIn(file);
    const entry = entries.get(MANIFEST);
    if (!entry || entry.size > MOST_MANIFEST_BYTES) throw new NoArchive(words.notArchive);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of piecesOf(file, entry)) pieces.push(piece as Uint8Array<ArrayBuffer>);
    const bytes = await bytesOf(new Blob(pieces));
    // Nothing but the zip says whether this one part is whole.
    if (buf(bytes) !== entry.crc) throw new NoArchive(words.manifest);
    const manifest = readManifest(strFromU8(bytes));
    if (manifest === 'later version') throw new NoArchive(words.later);
    if (manifest === 'not an archive') throw new NoArchive(words.notArchive);
    const hash = partHash();
    hash.add(bytes);
    return new Archive(file, entries, manifest, hash.end().sha256);
  }

  /** Compares every part with its hash; `onPart` hears how many are done. */
  async damage(onPart: (done: number, total: number) => void): Promise<Damage[]> {
    const found = new Map<string, FoundPart>();
    const total = this.entries.size;
    for (const [path, entry] of this.entries) {
      found.set(path, path === MANIFEST ? undefined : await hashOf(this.file, entry));
      onPart(found.size, total);
    }
    found.delete(MANIFEST);
    const parts = this.manifest.parts.map((part) => ({ ...part, path: keptPath(part.path) }));
    return damageOf({ parts }, found).filter(({ path, what }) => what !== 'unknown' || !isLeftover(path));
  }

  /** The archive as far as it is whole: nothing is read of what is damaged, or says nothing without that. */
  without(damage: readonly Damage[]): Archive {
    const losses = lossesOf(this.manifest, damage, READ_KINDS);
    const left = new Set([
      ...damage.map(({ path }) => path),
      ...losses.map(({ project, kind }) => recordsPart(project, kind)),
    ]);
    const whole = new Map([...this.entries].filter(([path]) => !left.has(path)));
    return new Archive(this.file, whole, this.manifest, this.hash, losses);
  }

  isLost(projectKey: string, kind: ReadKind): boolean {
    return this.losses.some((loss) => loss.project === projectKey && loss.kind === kind);
  }

  /** Whether it has anything that an import brings in. */
  get bringsAnything(): boolean {
    return this.manifest.projects.some(({ key }) =>
      READ_KINDS.some((kind) => kind !== ISSUES && this.entries.has(recordsPart(key, kind))),
    );
  }

  /** Lines of a part, none where the archive has none of that name. */
  async *lines(path: string): AsyncGenerator<string> {
    const entry = this.entries.get(keptPath(path));
    if (!entry) return;
    const decoder = new TextDecoder();
    let rest = '';
    for await (const piece of piecesOf(this.file, entry)) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter(Boolean);
    }
    rest += decoder.decode();
    if (rest) yield rest;
  }
}

async function entriesIn(file: Blob): Promise<Map<string, Entry>> {
  const directory = directoryAt(await bytesOf(file.slice(Math.max(0, file.size - MOST_END))));
  const entries =
    directory &&
    entriesOf(
      await bytesOf(file.slice(directory.offset, directory.offset + directory.size)),
      directory.count,
    );
  if (!entries) throw new NoArchive(words.notZip);
  return archiveFiles(entries);
}

/** The unpacked bytes of a file in pieces. Throws `NoArchive` where they cannot be unpacked, or are more than it says. */
async function* piecesOf(file: Blob, entry: Entry): AsyncGenerator<Uint8Array> {
  const { path, offset, packed, method, flags, size } = entry;
  const damaged = (): NoArchive => new NoArchive(words.damaged(path));
  const behind = dataBehind(await bytesOf(file.slice(offset, offset + LOCAL_SIZE)));
  if (behind === undefined || flags & ENCRYPTED || (method !== STORED && method !== DEFLATED))
    throw damaged();
  const out: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => out.push(chunk));
  let unpacked = 0;
  for (let at = 0; at < packed || (at === 0 && packed === 0); at += PIECE_BYTES) {
    const start = offset + behind + at;
    const bytes = await bytesOf(file.slice(start, offset + behind + Math.min(packed, at + PIECE_BYTES)));
    try {
      if (method === STORED) out.push(bytes);
      else inflate.push(bytes, at + PIECE_BYTES >= packed);
    } catch {
      throw damaged();
    }
    for (const chunk of out.splice(0)) {
      unpacked += chunk.length;
      // The size is given, so that nothing can unpack to more than it says.
      if (unpacked > size) throw damaged();
      yield chunk;
    }
    if (packed === 0) break;
  }
}

async function hashOf(file: Blob, entry: Entry): Promise<FoundPart> {
  const hash = partHash();
  try {
    for await (const piece of piecesOf(file, entry)) hash.add(piece);
  } catch (error) {
    if (error instanceof NoArchive) return undefined;
    throw error;
  }
  return hash.end();
}
