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

  test('a chain of moves is one group', () => {
    const files = ['a', 'b', 'c'].map((path) => file(path));
    const before = names({ a: ['One'], b: ['Two'], c: [] });
    const after = names({ a: [], b: ['One'], c: ['Two'] });
    expect(paths(groupsOf(files, before, after))).toEqual([['a', 'b', 'c']]);
  });

  test('hold every file once, in transactions that fit, and groups that fit stay whole', () => {
    const group = fc.array(fc.integer({ min: 0, max: 900_000 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), (sizes) => {
        const groups = sizes.map((some, n) => some.map((size, k) => file(`${n}/${k}`, size)));
        const batches = batchesOf(groups);
        expect(paths(batches).flat()).toEqual(paths(groups).flat());
        const total = (files: { read: { text: string } }[]) =>
          files.reduce((sum, { read }) => sum + read.text.length, 0);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(20);
          if (batch.length > 1) expect(total(batch)).toBeLessThanOrEqual(2 * 1024 * 1024);
        }
        for (const whole of groups)
          if (whole.length <= 20 && total(whole) <= 2 * 1024 * 1024)
            expect(batches.filter((batch) => whole.some((one) => batch.includes(one)))).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
