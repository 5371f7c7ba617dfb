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

/** An item that does not find its place after so many fillers will not find it after more. */
const MAX_FILLERS_IN_A_ROW = 2;

const endOf = (start: number, name: Uint8Array, size: number): number =>
  start + LOCAL_HEADER_BYTES + name.length + size;

/**
 * Info-ZIP outside a UTF-8 locale compares such a name with its directory's wrongly, and warns, where one of its two
 * headers has an extra field.
 */
export const needsPlainHeader = (name: Uint8Array): boolean => name.some((byte) => byte >= 0x80);

/** Half of every 64 KB cannot be the start of a header. */
const isInGap = (offset: number): boolean => (offset & 0xffff) > 0x7f7f;

/**
 * Bytes of filling after the item, were it placed at `start`, to get out of the gap it ends in. An item that must not
 * have an extra field counts as all of the gap: any other is better there.
 */
function fillingAfter(start: number, { name, content }: Item): number {
  const end = endOf(start, name, content.size);
  if (!isInGap(end)) return 0;
  return needsPlainHeader(name) ? 0x10000 : 0x10000 - (end & 0xffff);
}

/** The item at `start`, in the least size that leads to a clean offset: by itself when `plain`, else by an extra field. */
function placeIn(start: number, { name, content: shortest }: Item, lastSize: number, plain: boolean) {
  for (let size = shortest.size; size <= lastSize; size = nextClean(size + 1)) {
    const extra = extraFor(endOf(start, name, size));
    if (extra === undefined || (plain && extra > 0)) continue;
    const content = size === shortest.size ? shortest : contentOfSize(shortest.text, size);
    if (content) return { name, content, offset: start, extra };
  }
  return undefined;
}

/** The item at `start` where `needsPlainHeader` is a wish that no filler could grant. */
const placeAnyhow = (start: number, item: Item): Entry | undefined =>
  (needsPlainHeader(item.name) ? placeIn(start, item, MAX_OFFSET - start, true) : undefined) ??
  placeIn(start, item, MAX_OFFSET - start, false);

/** The item at `start` as it should stand: a name that needs a plain header may be made a little longer for it. */
const placeWell = (start: number, item: Item): Entry | undefined =>
  needsPlainHeader(item.name)
    ? placeIn(start, item, item.content.size + STRETCH_BYTES, true)
    : placeIn(start, item, MAX_OFFSET - start, false);

/**
 * The blanks to put into a filler before an item that cannot be placed plainly: so many that the gap it would end in
 * is bridged, or none, which moves the start. `undefined` when that was tried.
 */
function blanksBefore(start: number, { name, content }: Item, fillersInARow: number): number | undefined {
  if (!isInGap(endOf(start, name, content.size))) return fillersInARow < MAX_FILLERS_IN_A_ROW ? 0 : undefined;
  return fillersInARow === 0 ? BRIDGE_FROM - (start & 0xffff) : undefined;
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
 * makes an item of blanks, with an ASCII name: it goes where an item that needs a plain header cannot have one.
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
  let fillersInARow = 0;
  while (left.size > 0) {
    const { index } = choose(layout.end, items, left);
    const item = items[index];
    if (!item) return undefined;
    const well = placeWell(layout.end, item);
    const blanks = well ? undefined : blanksBefore(layout.end, item, fillersInARow);
    const filler = blanks === undefined ? undefined : newFiller(blanks);
    const entry = well ?? placeAnyhow(layout.end, filler ?? item);
    if (!entry) return undefined;
    if (filler) {
      layout.fillers.push(entry);
      fillersInARow += 1;
    } else {
      layout.entries[index] = entry;
      left.delete(index);
      fillersInARow = 0;
    }
    layout.end = endOf(layout.end, entry.name, entry.content.size) + entry.extra;
    if (layout.end > MAX_OFFSET) return undefined;
  }
  return layout;
}
