import fc from 'fast-check';
import {
  CENSUS_DAYS,
  censusSize,
  comparedNow,
  leafOf,
  leavesDue,
  recordsDue,
  ROUND_DAYS,
  type Comparing,
  type CopiedKind,
  type Leaf,
} from '.';

const DAY = 24 * 60 * 60 * 1000;

/** What a backup has, and how far comparing it has come, day after day. */
class Backup {
  private leaves = new Map<string, Map<string, { hash: string; since: string }>>();
  comparing: Comparing = { done: 0, of: 0 };
  /** When each record was last compared. */
  readonly compared = new Map<string, number>();
  last: number | undefined;

  has(kind: CopiedKind, key: string): void {
    const name = leafOf(kind, key);
    const leaf = this.leaves.get(name) ?? new Map<string, { hash: string; since: string }>();
    this.leaves.set(name, leaf.set(key, { hash: 'h', since: 's' }));
  }

  loses(kind: CopiedKind, key: string): void {
    const name = leafOf(kind, key);
    this.leaves.get(name)?.delete(key);
    if (!this.leaves.get(name)?.size) this.leaves.delete(name);
    this.compared.delete(key);
  }

  get size(): number {
    return [...this.leaves.values()].reduce((sum, leaf) => sum + leaf.size, 0);
  }

  /** Compares what is due; answers how many records those are, and of how many leaves. */
  compare(now: number): { records: number; leaves: number } {
    const named = Object.fromEntries(
      [...this.leaves].map(([name, leaf]) => [name, { since: 's', hash: 'h', count: leaf.size }]),
    );
    const count = comparedNow(this.size, this.last, now);
    const due = leavesDue(named, this.comparing, count).map((name): [string, Leaf] => [
      name,
      this.leaves.get(name) ?? new Map(),
    ]);
    const { records, after } = recordsDue(named, this.comparing, due, count, now);
    this.comparing = after;
    this.last = now;
    for (const { key } of records) this.compared.set(key, now);
    return { records: records.length, leaves: due.length };
  }
}

const KINDS: readonly CopiedKind[] = ['feature', 'issue', 'example-map'];
const sizes = fc.record({
  feature: fc.integer({ min: 1, max: 200 }),
  issue: fc.integer({ min: 0, max: 100 }),
  'example-map': fc.integer({ min: 0, max: 50 }),
  salt: fc.nat(),
});

function backupOf({ salt, ...counts }: { [kind in CopiedKind]?: number } & { salt: number }): Backup {
  const backup = new Backup();
  for (const kind of KINDS)
    for (let n = 0; n < (counts[kind] ?? 0); n += 1)
      backup.has(kind, `${kind}:${(salt + n * 7_919_999).toString(16)}`);
  return backup;
}

test('everything is compared within 30 days, on each day the same number of records but for the last of a round', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      const backup = backupOf(size);
      const most = Math.ceil(backup.size / ROUND_DAYS);
      for (let day = 0; day < 2 * ROUND_DAYS; day += 1) {
        const { done } = backup.comparing;
        // The trigger comes a little early, every day.
        const now = (20_000 + day) * DAY - day * 60_000;
        const { records } = backup.compare(now);
        const { comparing } = backup;
        if (comparing.place)
          expect({ records, done: comparing.done }).toEqual({ records: most, done: done + most });
        else expect(comparing).toEqual({ done: 0, of: backup.size, whole: now });
        if (day < ROUND_DAYS - 1) continue;
        expect(backup.compared.size).toBe(backup.size);
        expect(Math.min(...backup.compared.values())).toBeGreaterThan(now - ROUND_DAYS * DAY);
      }
    }),
    { numRuns: 40 },
  );
});

test('days that were missed are caught up with, and what comes and goes keeps nothing else from being compared', () => {
  const change = fc.record({
    run: fc.boolean(),
    comes: fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.stringMatching(/^[0-9a-f]{1,4}$/)), {
      maxLength: 3,
    }),
    goes: fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.nat(50)), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(sizes, fc.array(change, { minLength: 120, maxLength: 120 }), (size, days) => {
      const backup = backupOf(size);
      const stayed = new Set<string>();
      for (const kind of KINDS)
        for (let n = 51; n < (size[kind as 'feature'] ?? 0); n += 1)
          stayed.add(`${kind}:${(size.salt + n * 7_919_999).toString(16)}`);
      let missed = 0;
      days.forEach(({ run, comes, goes }, n) => {
        for (const [kind, key] of comes) backup.has(kind, `new:${key}`);
        for (const [kind, nth] of goes)
          backup.loses(kind, `${kind}:${(size.salt + nth * 7_919_999).toString(16)}`);
        missed = run ? 0 : missed + 1;
        // Nobody misses more than two days at once here.
        if (run || missed > 2) {
          missed = 0;
          backup.compare((20_000 + n) * DAY);
        }
      });
      const never = [...stayed].filter((key) => !backup.compared.has(key));
      expect(never).toEqual([]);
      const oldest = Math.min(...[...stayed].map((key) => backup.compared.get(key) ?? 0));
      if (stayed.size) expect((20_119 * DAY - oldest) / DAY).toBeLessThanOrEqual(60);
    }),
    { numRuns: 30 },
  );
});

test('three days at most are caught up with at once, and a clock that was put back compares a day’s records', () => {
  expect([undefined, 20_000 * DAY].map((last) => comparedNow(3000, last, 20_001 * DAY))).toEqual([100, 100]);
  expect(comparedNow(3000, 20_000 * DAY, 20_002 * DAY)).toBe(200);
  expect(comparedNow(3000, 20_000 * DAY, 20_040 * DAY)).toBe(300);
  expect(comparedNow(3000, 20_000 * DAY, 19_990 * DAY)).toBe(100);
  expect([0, 1, 31].map((of) => comparedNow(of, undefined, 0))).toEqual([0, 1, 2]);
});

test('a round of nothing compares nothing, and says no more than was said before', () => {
  const { after } = recordsDue({}, { done: 3, of: 9, place: { leaf: 'feature.7' } }, [], 0, 5);
  expect(after).toEqual({ done: 0, of: 0 });
});

test('a leaf that cannot be read keeps no round from going on', () => {
  const named = { since: 's', hash: 'h', count: 5 };
  const leaves = { 'feature.0': named, 'feature.1': named };
  const { records, after } = recordsDue(leaves, { done: 2, of: 10 }, [['feature.0', new Map()]], 1, 5);
  expect(records).toEqual([]);
  expect(after).toEqual({ done: 2, of: 10, place: { leaf: 'feature.0' } });
  expect(leavesDue(leaves, after, 1)).toEqual(['feature.0', 'feature.1']);
});

test('few leaves are read for a day’s records of a large project', () => {
  const backup = backupOf({ feature: 2000, issue: 500, 'example-map': 100, salt: 1 });
  const read = Array.from({ length: 30 }, (_, day) => backup.compare((20_000 + day) * DAY).leaves);
  expect(Math.max(...read)).toBeLessThanOrEqual(14);
});

test('what runs look through in 60 days is more than there is', () => {
  expect(censusSize(0)).toBe(1);
  expect(censusSize(1000) * CENSUS_DAYS).toBeGreaterThan(1000);
});
