import { contentOfSize, type CleanContent } from './clean-content';
import { extraFor, nextClean } from './clean-number';
import { LOCAL_HEADER_BYTES, type Entry } from './headers';

/** A file to place: its name, and its text in the shortest clean content. */
export interface Item {
  name: Uint8Array;
  content: CleanContent;
}

/** No header starts past this: the next clean offset is at 16 MB, more than any extra field can bridge. */
export const MAX_OFFSET = 0x7f7f7f;

/** How much longer a file may be made so that it needs no extra field. */
const STRETCH_BYTES = 0x200;

/** Past this offset in its 64 KB window, an extra field reaches the next window. */
const BRIDGE_FROM = 0x8100;

const endOf = (start: number, name: Uint8Array, size: number): number =>
  start + LOCAL_HEADER_BYTES + name.length + size;

/**
 * Info-ZIP outside a UTF-8 locale compares such a name with its directory's wrongly, and warns, where the local
 * header has an extra field.
 */
const needsPlainHeader = (name: Uint8Array): boolean => name.some((byte) => byte >= 0x80);

/**
 * Half of every 64 KB cannot be the start of a header; whatever ends there is followed by filling. Counts its bytes
 * were the item placed at `start`; an item that must have no filling counts as all the gap.
 */
function fillingAfter(start: number, { name, content }: Item): number {
  const end = endOf(start, name, content.size);
  if ((end & 0x8000) === 0) return 0;
  return needsPlainHeader(name) ? 0x8000 : 0x10000 - (end & 0xffff);
}

/** The item at `start`, with the shortest content and the extra field after which the next can start. */
function place(start: number, { name, content: shortest }: Item): Entry | undefined {
  const find = (lastSize: number, plain: boolean): Entry | undefined => {
    for (let size = shortest.size; size <= lastSize; size = nextClean(size + 1)) {
      const extra = extraFor(endOf(start, name, size));
      if (extra === undefined || (plain && extra > 0)) continue;
      const content = size === shortest.size ? shortest : contentOfSize(shortest.text, size);
      if (content) return { name, content, offset: start, extra };
    }
    return undefined;
  };
  const plain = needsPlainHeader(name) ? find(shortest.size + STRETCH_BYTES, true) : undefined;
  return plain ?? find(MAX_OFFSET - start, false);
}

/** The index of the item to place at `start`: the first, unless it ends in a gap; then the one that fills most of it. */
function choose(start: number, items: readonly Item[], left: ReadonlySet<number>) {
  let chosen = { index: -1, filling: Infinity };
  for (const index of left) {
    const item = items[index];
    const filling = item ? fillingAfter(start, item) : Infinity;
    if (filling < chosen.filling) chosen = { index, filling };
    if (filling === 0) break;
  }
  return chosen;
}

/** Items at their offsets, in the order given; what was put between them; where the last one ends. */
export interface Layout {
  entries: Entry[];
  fillers: Entry[];
  end: number;
}

/**
 * Gives every item an offset whose bytes are all below 0x80, and the extra field that makes the next one's so. Items
 * follow one another in the order given, except that where one would end in a gap, the item left that fills most of
 * the gap goes first: that keeps the archive near twice the size of its texts where it would be more. `newFiller`
 * makes an item of blanks, with an ASCII name, for a gap that no item is to end in.
 *
 * @returns `undefined` when the items do not fit in 8 MB.
 */
export function layOut(
  items: readonly Item[],
  start: number,
  newFiller: (blanks: number) => Item,
): Layout | undefined {
  const left = new Set(items.keys());
  const layout: Layout = { entries: [], fillers: [], end: start };
  let bridged = false;
  while (left.size > 0) {
    const { index, filling } = choose(layout.end, items, left);
    // An item that ends in a gap from the start of a window on would do so in every window.
    const bridge: boolean = filling === 0x8000 && !bridged;
    const item = bridge ? newFiller(Math.max(0, BRIDGE_FROM - (layout.end & 0xffff))) : items[index];
    const entry = item && place(layout.end, item);
    if (!entry) return undefined;
    if (bridge) layout.fillers.push(entry);
    else layout.entries[index] = entry;
    if (!bridge) left.delete(index);
    bridged = bridge;
    layout.end = endOf(layout.end, entry.name, entry.content.size) + entry.extra;
    if (layout.end > MAX_OFFSET) return undefined;
  }
  return layout;
}
