import fc from 'fast-check';
import { ATTEMPT_SECONDS, commentStep, type MirroredComment } from '.';

const late = 10 + ATTEMPT_SECONDS;

test.each<[MirroredComment | undefined, number, ReturnType<typeof commentStep>]>([
  [undefined, 10, 'write'],
  [{ state: 'writing', at: 10 }, late - 1, 'nothing'],
  [{ state: 'writing', at: 10 }, late, 'look'],
  [{ state: 'due', at: 10 }, 10, 'write'],
  [{ state: 'failed', at: 10 }, 11, 'write'],
  [{ state: 'written', at: 10, id: '7' }, late, 'nothing'],
  [{ state: 'outdated', at: 10, id: '7' }, 11, 'change'],
  [{ state: 'failed', at: 10, id: '7' }, 11, 'change'],
])('%j at %i: %s', (comment, now, step) => expect(commentStep(comment, now)).toBe(step));

test('a comment that may be in Jira is never written without a look', () => {
  fc.assert(
    fc.property(
      fc.record({
        state: fc.constantFrom<MirroredComment['state']>('writing', 'written', 'outdated'),
        at: fc.nat(),
        id: fc.option(fc.string(), { nil: undefined }),
      }),
      fc.nat(),
      ({ state, at, id }, now) =>
        expect(commentStep({ state, at, ...(id !== undefined && { id }) }, now)).not.toBe('write'),
    ),
  );
});
