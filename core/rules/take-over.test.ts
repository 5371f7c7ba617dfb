import fc from 'fast-check';
import { stillOffered, takenFrom, takeOverSteps } from './take-over';

const link = (scenarioId: string, featureId = 'f') => ({ scenarioId, featureId });
const NOTHING = { from: '1', copied: [] };

describe('what a clone is offered', () => {
  const original = [link('a'), link('b'), link('c')];

  test('is what it neither has nor copied, in the order of the original', () => {
    expect(stillOffered(original, [link('b')], NOTHING)).toEqual([link('a'), link('c')]);
    expect(stillOffered(original, [link('b')], { from: '1', copied: ['a'] })).toEqual([link('c')]);
  });

  test('is nothing once it was put away', () => {
    expect(stillOffered(original, [], { ...NOTHING, putAway: true })).toEqual([]);
  });

  test('does not go by what was taken from another issue', () => {
    const taken = { from: '1', copied: ['a'], putAway: true as const };
    expect(takenFrom(taken, '1')).toBe(taken);
    expect(takenFrom(taken, '2')).toEqual({ from: '2', copied: [] });
    expect(takenFrom(undefined, '2')).toEqual({ from: '2', copied: [] });
  });
});

describe('the steps in which scenarios are taken over', () => {
  const some = fc.array(fc.record({ featureId: fc.constantFrom(...'abcdefghijklmnopq'), n: fc.nat() }), {
    maxLength: 200,
  });
  const hows = fc.constantFrom('link' as const, 'copy' as const);

  test('have every scenario once, at most 50 and 3 or 12 features each, in their order', () => {
    fc.assert(
      fc.property(hows, some, (how, scenarios) => {
        const steps = takeOverSteps(how, scenarios);
        expect(new Set(steps.flat())).toEqual(new Set(scenarios));
        expect(steps.flat()).toHaveLength(scenarios.length);
        for (const step of steps) {
          expect(step.length).toBeLessThanOrEqual(50);
          expect(new Set(step.map(({ featureId }) => featureId)).size).toBeLessThanOrEqual(
            how === 'copy' ? 3 : 12,
          );
          const places = step.map((one) => scenarios.indexOf(one));
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }),
    );
  });

  test('are one where they are few', () => {
    const few = [link('a', '1'), link('b', '2'), link('c', '1')];
    expect(takeOverSteps('copy', few)).toEqual([few]);
    expect(takeOverSteps('link', [])).toEqual([]);
  });
});
