import { commentFor, extraFor, isClean } from './clean-number';
import { CENTRAL_HEADER_BYTES, type Entry, type Filling } from './headers';
import { needsPlainHeader } from './layout';

/** The size of the directory with its filling, and what each header has of that. */
export interface DirectoryPadding {
  size: number;
  of(entry: Entry): Filling;
}

const NONE: Filling = { extra: 0, comment: 0 };

/** What the headers of `first` and `last` need so that `size` becomes clean. The two may be one and the same. */
function fill(size: number, first: Entry, last: Entry, byComment: boolean): Map<Entry, Filling> | undefined {
  for (let comment = 0; isClean(comment); comment += 1) {
    const rest = byComment ? commentFor(size + comment) : extraFor(size + comment);
    if (rest === undefined) continue;
    if (!byComment) return new Map([[last, { extra: rest, comment }]]);
    if (first !== last)
      return new Map([
        [first, { extra: 0, comment }],
        [last, { extra: 0, comment: rest }],
      ]);
    if (comment === 0) return new Map([[last, { extra: 0, comment: rest }]]);
  }
  return undefined;
}

/**
 * Makes the directory's size clean: by an extra field in the last header that may have one, else by blank comments.
 * A lone file whose name is in another script and has 82 bytes gets an extra field all the same: nothing else will do.
 */
export function directoryPadding(entries: readonly Entry[]): DirectoryPadding {
  const size = entries.reduce((sum, { name }) => sum + CENTRAL_HEADER_BYTES + name.length, 0);
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) return { size, of: () => NONE };
  const carrier = entries.findLast(({ name }) => !needsPlainHeader(name));
  const fillings =
    (carrier ? undefined : fill(size, first, last, true)) ?? fill(size, first, carrier ?? last, false);
  if (!fillings) throw new Error(`no padding for a directory of ${size} bytes`);
  const added = [...fillings.values()].reduce((sum, { extra, comment }) => sum + extra + comment, 0);
  return { size: size + added, of: (entry) => fillings.get(entry) ?? NONE };
}
