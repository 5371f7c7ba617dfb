import fc from 'fast-check';
import { decodeBody } from '../records/codec';
import type { RunPart } from '../records/kinds';
import { partOf, runParts } from './run-parts';

const matched = (scenarioId: string, message = '') => ({
  featureId: scenarioId.slice(0, 12),
  scenarioId,
  latest: { runId: 'r', startedAt: 1, status: 'failed' as const, hash: 'h', message },
});

test('every result is in the part that its id leads to', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{12}\.[0-9a-f]{8}$/), { maxLength: 400 });
  fc.assert(
    fc.property(ids, fc.integer({ min: 0, max: 3000 }), (some, chars) => {
      const parts = runParts(some.map((id, n) => matched(id, n % 7 ? '' : id.repeat(chars / 21))));
      const firsts = parts.map(({ first }) => first);
      const stored = parts.map(({ encoded }) => decodeBody<RunPart>(encoded).matched);
      expect(stored.flat()).toHaveLength(some.length);
      for (const id of some)
        expect(stored[partOf(firsts, id) ?? -1]?.some(({ scenarioId }) => scenarioId === id)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('what comes before the first is in none', () => {
  expect(partOf(['b', 'd'], 'a')).toBeUndefined();
  expect(partOf(['b', 'd'], 'c')).toBe(0);
  expect(partOf([], 'c')).toBeUndefined();
});
