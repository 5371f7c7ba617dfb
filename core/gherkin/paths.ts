import { cutToBytes, utf8Bytes } from './utf8';

/** Longest path of a feature, in bytes. An index's range value has 900. Source: Forge's custom entities. */
export const MAX_PATH_BYTES = 800;

const ENDING = /^(.*?)((?:\.feature(?:\.md)?)?)$/is;

/** A path as a feature is kept under it: a letter and its accent, which disks of macOS hold apart, are one character. */
export const keptPath = (path: string): string => path.normalize('NFC');

/** What is found under each path as it is kept. Of two whose paths differ only in their accents, the one that is written so. */
export function byKeptPath<Item extends { path: string }>(items: readonly Item[]): Map<string, Item> {
  const found = new Map(items.map((item) => [keptPath(item.path), item]));
  for (const item of items) if (keptPath(item.path) === item.path) found.set(item.path, item);
  return found;
}

/**
 * The path with a mark behind its name: `basket (2).feature`. Where that would be too long the name loses its end, and one that is
 * too short for that its last folders.
 */
export function markedPath(path: string, mark: string): string {
  const [, head = path, ending = ''] = ENDING.exec(path) ?? [];
  const folders = head.split('/');
  const name = folders.pop() ?? '';
  const [first = ''] = name;
  const room = MAX_PATH_BYTES - utf8Bytes(mark + ending);
  const start = (): string => folders.map((folder) => `${folder}/`).join('');
  while (folders.length && utf8Bytes(start() + first) > room) folders.pop();
  return `${start()}${cutToBytes(name, room - utf8Bytes(start()))}${mark}${ending}`;
}
