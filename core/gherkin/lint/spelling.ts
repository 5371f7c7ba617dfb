/** Shortest word of which any other letter inside it, or one more or less, is still the same word misspelt. */
const LONG = 6;

const commonStart = (a: readonly string[], b: readonly string[]): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
};

/**
 * Whether a word is one slip of the fingers away from another: two neighbours swapped, a letter missing, too many or
 * wrong. Letters are compared without their case; words that differ in nothing else are no slip. Of short words the
 * first and last letter must be right, and a letter too many must be there twice, because real words lie close to
 * them: “The” and “They” are no misspelt “Then”.
 */
export function isSlip(word: string, meant: string): boolean {
  const a = [...word.toLowerCase()];
  const b = [...meant.toLowerCase()];
  if (Math.abs(a.length - b.length) > 1 || b.length < 4) return false;
  const start = commonStart(a, b);
  const end = commonStart(a.slice(start).reverse(), b.slice(start).reverse());
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const inside = start > 0 && end > 0;
  const long = b.length >= LONG;
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0];
  if (left.length === 0 && right.length === 1) return inside || long;
  if (left.length === 1 && right.length === 0)
    return long ? end > 0 : inside && (a[start] === a[start - 1] || a[start] === a[start + 1]);
  return left.length === 1 && right.length === 1 && (inside ? b.length > 4 : long && end > 0);
}
