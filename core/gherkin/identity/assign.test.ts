import fc from 'fast-check';
import { assign, type Edge } from './assign';

/** The best sum by trying everything: each of the after side takes one of its free partners, or none. */
function bestSum(edges: readonly Edge[], afters = [...new Set(edges.map(({ after }) => after))]): number {
  const [first, ...rest] = afters;
  if (first === undefined) return 0;
  const without = bestSum(edges, rest);
  const withOne = edges
    .filter(({ after }) => after === first)
    .map(
      (edge) =>
        edge.score +
        bestSum(
          edges.filter(({ before, after }) => before !== edge.before && after !== first),
          rest,
        ),
    );
  return Math.max(without, ...withOne);
}

const sumOf = (edges: readonly Edge[]): number => edges.reduce((sum, { score }) => sum + score, 0);

const edgesOf = fc.uniqueArray(
  fc.record({ before: fc.nat(5), after: fc.nat(5), score: fc.integer({ min: 1, max: 20 }) }),
  { maxLength: 18, selector: ({ before, after }) => `${before} ${after}` },
);

test('no other assignment is better, and each side is used at most once', () => {
  fc.assert(
    fc.property(edgesOf, (edges) => {
      const pairs = assign(edges, 100);
      expect(sumOf(pairs)).toBe(bestSum(edges));
      expect(new Set(pairs.map(({ before }) => before)).size).toBe(pairs.length);
      expect(new Set(pairs.map(({ after }) => after)).size).toBe(pairs.length);
    }),
  );
});

test('the regret of a pair is what the best assignment without it lacks', () => {
  fc.assert(
    fc.property(edgesOf, fc.integer({ min: 1, max: 40 }), (edges, limit) => {
      for (const { before, after, regret } of assign(edges, limit)) {
        const others = edges.filter((edge) => edge.before !== before || edge.after !== after);
        expect(regret).toBe(Math.min(limit, bestSum(edges) - bestSum(others)));
      }
    }),
  );
});

test('the order of the edges changes nothing', () => {
  const shuffled = edgesOf.chain((edges) =>
    fc.tuple(fc.constant(edges), fc.shuffledSubarray(edges, { minLength: edges.length })),
  );
  fc.assert(
    fc.property(shuffled, ([edges, others]) => expect(assign(others, 50)).toEqual(assign(edges, 50))),
  );
});
