import { partHash, type ArchivePart } from '@behave-pro/core/archive';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { ApiFailure } from '../api';
import { strings } from '../strings';

/** Bytes of one blob: what is finished lies outside of the page's memory. */
const BLOB_BYTES = 4 * 1024 * 1024;
/** Text that is packed at once, and between two turns of the page. */
const PIECE_CHARS = 256 * 1024;
/** What a zip of this kind counts, less what its directory and last file take. */
const MOST_PARTS = 65_000;
const MOST_BYTES = 4_000_000_000;

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Writes a zip file by file, and keeps what it has written in blobs. */
export class ZipWriter {
  private readonly blobs: Blob[] = [];
  private chunks: Uint8Array<ArrayBuffer>[] = [];
  private waiting = 0;
  private written = 0;
  private failure: Error | undefined;
  private readonly zip = new Zip((error, chunk) => {
    if (error) this.failure = error;
    else this.keep(chunk as Uint8Array<ArrayBuffer>);
  });
  readonly parts: ArchivePart[] = [];

  /** Throws TooLarge where the zip, or a file before it is packed, would be larger than `most`. */
  constructor(
    private readonly at: Date,
    private readonly most = { parts: MOST_PARTS, bytes: MOST_BYTES },
  ) {}

  private keep(chunk: Uint8Array<ArrayBuffer>): void {
    this.chunks.push(chunk);
    this.waiting += chunk.length;
    this.written += chunk.length;
    if (this.waiting >= BLOB_BYTES) this.settle();
  }

  private settle(): void {
    this.blobs.push(new Blob(this.chunks));
    this.chunks = [];
    this.waiting = 0;
  }

  private done(part: ArchivePart): void {
    this.parts.push(part);
    if (this.parts.length > this.most.parts || Math.max(this.written, part.bytes) > this.most.bytes)
      throw new ApiFailure('TooLarge', strings.archive.export.tooMuch);
  }

  private begin(path: string): ZipDeflate {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = this.at;
    this.zip.add(file);
    return file;
  }

  /** A file of lines, which need not be in memory together. Answers how many there were; a file without any is not written. */
  async lines(path: string, lines: AsyncIterable<string>): Promise<number> {
    const hash = partHash();
    let file: ZipDeflate | undefined;
    let text = '';
    let records = 0;
    const push = async (): Promise<void> => {
      const bytes = strToU8(text);
      text = '';
      hash.add(bytes);
      file?.push(bytes);
      await nextTurn();
    };
    for await (const line of lines) {
      file ??= this.begin(path);
      text += line;
      records += 1;
      if (text.length >= PIECE_CHARS) await push();
    }
    if (!file) return 0;
    await push();
    file.push(new Uint8Array(), true);
    this.done({ path, ...hash.end(), records });
    return records;
  }

  file(path: string, bytes: Uint8Array): void {
    const hash = partHash();
    hash.add(bytes);
    this.begin(path).push(bytes, true);
    this.done({ path, ...hash.end() });
  }

  /** The whole zip, with a last file that is not among its parts. Throws what packing threw. */
  end(path: string, text: string): Blob {
    this.begin(path).push(strToU8(text), true);
    this.zip.end();
    if (this.failure) throw this.failure;
    this.settle();
    return new Blob(this.blobs, { type: 'application/zip' });
  }
}
