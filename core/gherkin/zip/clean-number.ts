/** No byte of such a number has its highest bit set, so that written in a header it is plain ASCII. */
export const isClean = (number: number): boolean => (number & 0x80808080) === 0;

/** The smallest clean number that is not below `number` (31 bits at most). */
export function nextClean(number: number): number {
  let candidate = number;
  while (!isClean(candidate)) {
    const highest = 31 - Math.clz32(candidate & 0x80808080);
    candidate = ((candidate >> (highest + 1)) + 1) << (highest + 1);
  }
  return candidate;
}

/** The longest extra field or comment whose length is clean. */
const MAX_LENGTH = 0x7f7f;
/** The least an extra field takes: its id and the length of its data. */
const MIN_EXTRA = 4;

/** The least clean length, `least` at least unless 0 will do, that added to `offset` gives a clean number. */
function cleanLength(offset: number, least: number): number | undefined {
  if (isClean(offset)) return 0;
  // A clean length cannot carry past 0x7f in its last byte, so it never clears this one.
  if ((offset & 0xff) === 0x80) return undefined;
  let target = nextClean(offset + least);
  while (target - offset <= MAX_LENGTH) {
    if (isClean(target - offset)) return target - offset;
    target = nextClean(target + 1);
  }
  return undefined;
}

/**
 * How long an extra field has to be so that what follows starts at a clean offset, when without one it would start at
 * `offset`: 0, or a clean length that a field can have. `undefined` where no length will do.
 */
export const extraFor = (offset: number): number | undefined => cleanLength(offset, MIN_EXTRA);

/** The same for a comment. */
export const commentFor = (offset: number): number | undefined => cleanLength(offset, 1);
