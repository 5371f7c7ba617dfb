import fc from 'fast-check';
import { decodeBody, encodeBody } from '../records/codec';
import type { LatestEntry, RunPart } from '../records/kinds';
import { withinRecord } from '../records/latest';
import { supersedes } from './latest-entry';
import { runParts } from './run-parts';

/** Text that hardly compresses, made from a number. */
const noise = (seed: number, chars: number): string => {
  let state = seed + 1;
  return Array.from({ length: chars }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(0x4e00 + (state % 20000));
  }).join('');
};

const entry = (more: Partial<LatestEntry> = {}): LatestEntry => ({
  runId: 'b',
  startedAt: 10,
  status: 'failed',
  hash: 'h',
  ...more,
});

const failing = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    featureId: 'F',
    scenarioId: `F.${n}`,
    latest: entry({ step: 'Given x', message: noise(n, 2000) }),
  }));

test('of two results the later counts, and of one moment always the same', () => {
  const runs = fc.record({
    startedAt: fc.integer({ min: 0, max: 3 }),
    runId: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(runs, { minLength: 1 }), (deliveries) => {
      const last = (order: typeof deliveries) =>
        order.reduce<LatestEntry | undefined>(
          (present, run) => (supersedes(entry(run), present) ? entry(run) : present),
          undefined,
        );
      expect(last(deliveries)).toEqual(last([...deliveries].reverse()));
    }),
  );
});

test('results of a feature fit into a record, with every status, and stay as they are when read back', () => {
  const results = Object.fromEntries(failing(600).map(({ scenarioId, latest }) => [scenarioId, latest]));
  const kept = withinRecord(results);
  expect(Buffer.byteLength(encodeBody(kept))).toBeLessThanOrEqual(200 * 1024);
  expect(Object.values(kept).map(({ status }) => status)).toEqual(Array(600).fill('failed'));
  expect(withinRecord(kept)).toEqual(kept);
});

test('few results keep their messages', () => {
  const results = { 'F.1': entry({ message: noise(1, 2000) }) };
  expect(withinRecord(results)).toEqual(results);
});

test('a run is stored in parts that fit, and nothing is missing from them', () => {
  const matched = failing(450);
  const parts = runParts(matched);
  expect(Math.max(...parts.map(({ encoded }) => Buffer.byteLength(encoded)))).toBeLessThanOrEqual(60 * 1024);
  const stored = parts.flatMap(({ encoded }) => decodeBody<RunPart>(encoded).matched);
  const byId = (a: { scenarioId: string }, b: { scenarioId: string }) =>
    a.scenarioId < b.scenarioId ? -1 : 1;
  expect(stored).toEqual([...matched].sort(byId));
  expect(runParts([])).toEqual([]);
});
