const shared = (a: string, b: string, most: number, at: (text: string, n: number) => string): number => {
  let n = 0;
  while (n < most && at(a, n) === at(b, n)) n += 1;
  return n;
};

/** The stretch in which two texts differ: where it begins, where it ends in each. */
export function differing(before: string, after: string): { start: number; end: number; endAfter: number } {
  const least = Math.min(before.length, after.length);
  const start = shared(before, after, least, (text, n) => text.charAt(n));
  const tail = shared(before, after, least - start, (text, n) => text.charAt(text.length - 1 - n));
  return { start, end: before.length - tail, endAfter: after.length - tail };
}

const CONTENT = /\S/;

/** Where the caret goes that stands at `caret` in `before`, so that it stays in its line when blanks come and go. */
export function caretAfter(before: string, after: string, caret: number): number {
  const above = before.slice(0, caret).split('\n');
  const own = (before.split('\n')[above.length - 1] ?? '').search(CONTENT);
  const column = Math.max(0, (above.at(-1)?.length ?? 0) - Math.max(0, own));
  let left = above.slice(0, -1).filter((line) => CONTENT.test(line)).length;
  let offset = 0;
  for (const line of after.split('\n')) {
    if (CONTENT.test(line)) {
      if (left === 0) return offset + Math.min(line.length, line.search(CONTENT) + column);
      left -= 1;
    }
    offset += line.length + 1;
  }
  return after.length;
}
