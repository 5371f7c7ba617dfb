import { legacyZip, type ArchiveFile } from '../legacy-zip';

export const zipOf = (files: ArchiveFile[]): string => {
  const zip = legacyZip(files);
  if (zip === undefined) throw new Error('no archive');
  return zip;
};

export const bytesOf = (zip: string): Uint8Array => new Uint8Array(Buffer.from(zip, 'utf8'));
/** A feature of about this many bytes, exactly so from 12 on. */
export const feature = (bytes: number, letter = 'a'): string => {
  const head = 'Feature: f\n';
  return bytes <= head.length ? head.slice(0, bytes) : head + letter.repeat(bytes - head.length - 1) + '\n';
};

/** Texts of every awkward size, and texts that are hard on encoders. */
export const SAMPLES: [string, ArchiveFile[]][] = [
  ...[
    0, 1, 127, 128, 129, 130, 255, 256, 257, 300, 32_639, 32_640, 33_000, 65_535, 65_536, 70_000, 200_000,
  ].map((size): [string, ArchiveFile[]] => [`${size} bytes`, [{ name: 'a.feature', text: feature(size) }]]),
  ...[2, 127, 128, 129, 130, 255, 256, 257, 1000].map((count): [string, ArchiveFile[]] => [
    `${count} files`,
    Array.from({ length: count }, (_, n) => ({
      name: `f-${n}.feature`,
      text: feature(10 + ((n * 37) % 900)),
    })),
  ]),
  [
    'other scripts, CRLF, byte order mark, no final newline',
    [
      { name: 'größe.feature', text: '\uFEFFFunktionalität: Größe\r\n  Szenario: ✓ 😀\r\n' },
      { name: 'カート.feature', text: '# language: ja\n機能: カート' },
    ],
  ],
  [
    'names in another script, across gaps',
    Array.from({ length: 90 }, (_, n) => ({ name: `カート-${n}.feature`, text: feature(100 + n * 30) })),
  ],
];
