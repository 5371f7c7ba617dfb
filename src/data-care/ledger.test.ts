import fc from 'fast-check';
import type { StoredItem } from '../records/inventory';
import { Ledger, type Progress } from './ledger';

const START: Progress = { removed: {} };

/** A ledger, and what it has stored. */
function open(before: Progress = START) {
  const stored: Progress[] = [];
  const ledger = new Ledger(before, async (progress) => {
    stored.push(structuredClone(progress));
  });
  return { ledger, stored, last: () => stored.at(-1) ?? START };
}

const item = fc.record({
  key: fc.string(),
  value: fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()))),
});
const items = fc.uniqueArray(item, { selector: ({ key }) => key, maxLength: 12 });

async function removedIn(parts: readonly StoredItem[][]): Promise<Progress['removed']> {
  let before = START;
  for (const part of parts) {
    // Each part by another pass, as if the one before had been cut off.
    const { ledger, last } = open(before);
    await ledger.note('feature', part);
    before = last();
  }
  return before.removed;
}

test('a copy has the same hash, in whatever order it is read and whatever passes it took', async () => {
  await fc.assert(
    fc.asyncProperty(items, fc.nat(12), fc.nat(12), async (all, cut, turn) => {
      const whole = await removedIn([all]);
      const turned = [...all.slice(turn), ...all.slice(0, turn)];
      const shuffled = turned.map(({ key, value }) => ({
        key,
        value: typeof value === 'string' ? value : Object.fromEntries(Object.entries(value).reverse()),
      }));
      expect(await removedIn([shuffled.slice(0, cut), shuffled.slice(cut)])).toEqual(whole);
      expect(whole.feature?.count).toBe(all.length);
    }),
  );
});

test('another item has another hash, and so has one item more', async () => {
  await fc.assert(
    fc.asyncProperty(items, item, async (all, more) => {
      fc.pre(!all.some(({ key }) => key === more.key));
      const hash = async (some: StoredItem[]) => (await removedIn([some])).feature?.sha256;
      const known = await hash(all);
      expect(await hash([...all, more])).not.toBe(known);
      expect(await hash([...all, more])).not.toBe(await hash([...all, { ...more, value: { other: 1 } }]));
    }),
  );
});

test('what is about to be deleted is stored with its keys, and settled without', async () => {
  const { ledger, last } = open();
  await ledger.note('run', [{ key: 'run:1:a', value: {} }]);
  expect(last()).toMatchObject({
    inHand: { kind: 'run', keys: ['run:1:a'] },
    removed: { run: { count: 1 } },
  });
  await ledger.settle();
  expect(last()).toEqual({ removed: { run: { count: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } } });
});

test('issues that Jira refused are kept once each until they are asked for again; those out of reach are counted', async () => {
  const { ledger, last } = open({ ...START, refused: { ids: ['1'], more: 2 } });
  ledger.refuse(['1', '2']);
  ledger.miss(3);
  await ledger.settle();
  expect(last().refused).toEqual({ ids: ['1', '2'], more: 5 });
  expect(ledger.takeRefused()).toEqual(['1', '2']);
  await ledger.settle();
  expect(last().refused).toEqual({ ids: [], more: 5 });
  ledger.refuse(Array.from({ length: 10_001 }, (_, n) => `${n}`));
  await ledger.settle();
  expect(last().refused?.ids).toHaveLength(10_000);
  expect(last().refused?.more).toBe(6);
});
