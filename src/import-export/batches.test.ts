import fc from 'fast-check';
import { batchesOf, groupsOf } from './batches';

const file = (path: string, size = 1) => ({ path, read: { text: 'x'.repeat(size) } });
const names = (all: Record<string, string[]>) => new Map(Object.entries(all));
const paths = (groups: { path: string }[][]): string[][] =>
  groups.map((group) => group.map(({ path }) => path));

describe('files that are written together', () => {
  test('those between which a scenario seems to have moved', () => {
    const files = ['a', 'b', 'c', 'd'].map((path) => file(path));
    const before = names({ a: ['One', 'Two'], b: [], c: ['Three'], d: ['Four'] });
    const after = names({ a: ['One'], b: ['Five'], c: ['Three'], d: ['Four', 'Two'] });
    expect(paths(groupsOf(files, before, after))).toEqual([['a', 'd'], ['b'], ['c']]);
  });

  test('all that lost the name, since only a close look tells which of them it came from', () => {
    const files = ['a', 'b', 'c'].map((path) => file(path));
    const before = names({ a: ['One'], b: ['One'], c: [] });
    const after = names({ a: [], b: [], c: ['One'] });
    expect(paths(groupsOf(files, before, after))).toEqual([['a', 'b', 'c']]);
  });

  test('a chain of moves is one group', () => {
    const files = ['a', 'b', 'c'].map((path) => file(path));
    const before = names({ a: ['One'], b: ['Two'], c: [] });
    const after = names({ a: [], b: ['One'], c: ['Two'] });
    expect(paths(groupsOf(files, before, after))).toEqual([['a', 'b', 'c']]);
  });

  test('hold every file once, in transactions that fit, and groups that fit stay whole', () => {
    const group = fc.array(fc.tuple(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 1, max: 2 })), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), (sizes) => {
        const groups = sizes.map((some, n) =>
          some.map(([size, writes], k) => ({ ...file(`${n}/${k}`, size), writes })),
        );
        const batches = batchesOf(groups, ({ writes }) => writes);
        expect(paths(batches.flat()).flat()).toEqual(paths(groups).flat());
        const bytes = (files: { read: { text: string } }[]) =>
          files.reduce((sum, { read }) => sum + read.text.length, 0);
        const writes = (files: { writes: number }[]) => files.reduce((sum, one) => sum + one.writes, 0);
        for (const batch of batches.map((some) => some.flat())) {
          expect(writes(batch)).toBeLessThanOrEqual(20);
          expect(bytes(batch)).toBeLessThanOrEqual(2 * 1024 * 1024);
        }
        for (const whole of groups)
          if (writes(whole) <= 20 && bytes(whole) <= 2 * 1024 * 1024)
            expect(batches.flat().filter((some) => whole.some((one) => some.includes(one)))).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
