import fc from 'fast-check';
import {
  changesFrom,
  seenUntil,
  afterLooking,
  copiesLeft,
  COPIED,
  difference,
  isBackupDue,
  isOver,
  kindOfLeaf,
  leafOf,
  leafText,
  leavesLeft,
  momentId,
  readLeaf,
  toSweep,
  type Leaf,
  type Leaves,
  type Moment,
} from '.';

const DAY = 24 * 60 * 60 * 1000;
const moment = (id: string, at: number, until = at): Moment => ({
  id,
  at,
  until,
  root: '',
  features: 0,
  issues: 0,
});

/** A day of a small project: records by key, each with what it says. */
const day = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.constantFrom('1', '2', '3'));

/** Backups as they are made and swept, with what lies in storage for them. */
class Store {
  readonly roots: { moment: Moment; leaves: Leaves }[] = [];
  readonly leaves = new Map<string, Leaf>();
  readonly copies = new Map<string, string>();

  leaf(leaves: Leaves, name: string): Leaf {
    const named = leaves[name];
    return (named && this.leaves.get(`${name} ${named.since}`)) ?? new Map();
  }

  backUp(records: Record<string, string>, now: number): void {
    const last = this.roots.at(-1);
    const id = momentId(
      now,
      this.roots.map((root) => root.moment.id),
    );
    const before = last?.leaves ?? {};
    const after = new Map(Object.entries(before));
    const names = new Set([
      ...Object.keys(before),
      ...Object.keys(records).map((key) => leafOf('issue', key)),
    ]);
    for (const name of names) {
      const leaf = this.leaf(before, name);
      const keys = new Set([
        ...leaf.keys(),
        ...Object.keys(records).filter((key) => leafOf('issue', key) === name),
      ]);
      const looked = afterLooking(leaf, new Map([...keys].map((key) => [key, records[key]])), id);
      if (looked.leaf === leaf) continue;
      for (const key of looked.copied) this.copies.set(`${key} ${id}`, records[key] ?? '');
      if (looked.leaf.size) {
        this.leaves.set(`${name} ${id}`, looked.leaf);
        after.set(name, { since: id, hash: leafText(looked.leaf), count: looked.leaf.size });
      } else after.delete(name);
    }
    this.roots.push({ moment: moment(id, now), leaves: Object.fromEntries(after) });
  }

  sweep(now: number): void {
    const moments = this.roots.map((root) => root.moment);
    for (let left = toSweep(moments, now, { inUse: [] }); left > 0; left -= 1) {
      const [old, next] = this.roots.splice(0, 1).concat(this.roots.slice(0, 1));
      for (const name of leavesLeft(old?.leaves ?? {}, next?.leaves ?? {})) {
        const leaf = this.leaf(old?.leaves ?? {}, name);
        for (const { key, since } of copiesLeft(leaf, this.leaf(next?.leaves ?? {}, name)))
          this.copies.delete(`${key} ${since}`);
        this.leaves.delete(`${name} ${old?.leaves[name]?.since}`);
      }
    }
  }

  restored({ leaves }: Store['roots'][number]): Record<string, string | undefined> {
    const entries = Object.keys(leaves).flatMap((name) => [...this.leaf(leaves, name)]);
    return Object.fromEntries(entries.map(([key, { since }]) => [key, this.copies.get(`${key} ${since}`)]));
  }
}

test('each kept backup says what there was on its day, and nothing lies about that none of them names', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 80, size: 'max' }), (days) => {
      const store = new Store();
      const said = new Map<string, Record<string, string>>();
      days.forEach((records, n) => {
        const now = (n + 20_000) * DAY;
        store.backUp(records, now);
        said.set(store.roots.at(-1)?.moment.id ?? '', records);
        store.sweep(now);
      });
      expect(store.roots).toHaveLength(Math.min(days.length, 31));
      for (const root of store.roots) expect(store.restored(root)).toEqual(said.get(root.moment.id));
      const named = store.roots.flatMap(({ leaves }) => Object.entries(leaves));
      expect(store.leaves.size).toBe(new Set(named.map(([name, { since }]) => `${name} ${since}`)).size);
      const copies = named.flatMap(([name, { since }]) => [
        ...(store.leaves.get(`${name} ${since}`) ?? new Map<string, { since: string }>()),
      ]);
      expect(store.copies.size).toBe(new Set(copies.map(([key, entry]) => `${key} ${entry.since}`)).size);
    }),
  );
});

test('a leaf is read as it was written, and what is cut is no leaf', () => {
  const text = fc.stringMatching(/^[a-zA-Z0-9:_-]{1,12}$/);
  fc.assert(
    fc.property(fc.dictionary(text, fc.record({ hash: text, since: text }), { minKeys: 1 }), (entries) => {
      const leaf = new Map(Object.entries(entries));
      expect(new Map(readLeaf(leafText(leaf)))).toEqual(leaf);
    }),
  );
  for (const broken of ['', 'a', 'a b', 'a b c;', 'a b c d']) expect(readLeaf(broken)).toBeUndefined();
});

test('keys are spread evenly over leaves, whose names tell the kind', () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < 12_000; n += 1) {
    const name = leafOf('feature', `feature:${(n * 7_919_999).toString(16).padStart(12, '0')}`);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(counts.size).toBe(120);
  expect(Math.max(...counts.values())).toBeLessThan(200);
  for (const kind of COPIED) expect(kindOfLeaf(leafOf(kind, 'x', 1_700_000_000))).toBe(kind);
});

test('a backup is made once a day, kept for 30 days, and the newest for as long as there is no other', () => {
  const moments = [moment('1', 0, DAY), moment('2', 2 * DAY), moment('3', 3 * DAY)];
  expect(isBackupDue(undefined, DAY)).toBe(true);
  expect(isBackupDue(3 * DAY, 3 * DAY + DAY / 2)).toBe(false);
  expect(isBackupDue(3 * DAY, 4 * DAY - 1000)).toBe(true);
  // A clock that was put back must not put off the next one.
  expect(isBackupDue(9 * DAY, 4 * DAY)).toBe(true);
  const id = momentId(9 * DAY, []);
  expect([isOver(id, 9 * DAY + 15 * 60_000), isOver(id, 9 * DAY + 17 * 60_000)]).toEqual([false, true]);
  const none = { inUse: [] };
  expect(toSweep(moments, 31 * DAY, none)).toBe(0);
  expect(toSweep(moments, 31 * DAY + 1, none)).toBe(1);
  expect(toSweep(moments, 32 * DAY + 1, none)).toBe(2);
  expect(toSweep(moments, 400 * DAY, none)).toBe(2);
  expect(toSweep(moments, 400 * DAY, { inUse: ['2'] })).toBe(1);
  expect(toSweep(moments, 400 * DAY, { inUse: [], removedAt: 3 * DAY + 1 })).toBe(3);
  expect(toSweep(moments, 400 * DAY, { inUse: [], removedAt: 2 * DAY + 1 })).toBe(2);
});

test('ids go up, whatever the clock says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { maxLength: 30 }), (times) => {
      const ids: string[] = [];
      for (const now of times) ids.push(momentId(now, ids));
      expect([...ids].sort()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('what changed is looked for from before the last backup on, and everywhere where a clock ran ahead', () => {
  const [second, hour, day] = [1000, 60 * 60 * 1000, 24 * 60 * 60 * 1000];
  const now = 400 * day;
  const from = (until: number) => changesFrom({ until }, now) * 1000;
  expect(changesFrom(undefined, now)).toBe(0);
  expect(from(now - day)).toBe(now - day - 2 * hour);
  // Two machines' clocks differ a little.
  expect(from(now + second)).toBe(now - 2 * hour);
  expect(from(now + day)).toBe(0);
  expect(seenUntil({ until: now - day }, now - hour, now)).toBe(now - hour);
  expect(seenUntil({ until: now - second }, now - hour, now)).toBe(now - second);
  expect(seenUntil({ until: now + day }, now - hour, now)).toBe(now - hour);
});

test('what differs is there on one side only, or has another hash', () => {
  fc.assert(
    fc.property(day, day, (then, now) => {
      const leaf = (records: Record<string, string>): Leaf =>
        new Map(Object.entries(records).map(([key, hash]) => [key, { hash, since: '1' }]));
      const { changed, lost, newer } = difference(leaf(then), leaf(now));
      const after = new Map<string, string>(Object.entries(now));
      for (const key of [...changed, ...lost]) after.set(key, then[key] ?? '');
      for (const key of newer) after.delete(key);
      expect(Object.fromEntries(after)).toEqual(then);
      expect(changed.filter((key) => then[key] === now[key])).toEqual([]);
    }),
  );
});

test('a leaf of which nothing has changed is the same one, and is not written again', () => {
  const leaf: Leaf = new Map([['a', { hash: '1', since: '1' }]]);
  expect(afterLooking(leaf, new Map([['a', '1']]), '2').leaf).toBe(leaf);
  expect(afterLooking(leaf, new Map([['b', undefined]]), '2').leaf).toBe(leaf);
});
