import fc from 'fast-check';
import { afterReading, NO_HISTORY } from './licence-history';
import {
  isRunDue,
  isSweptOver,
  maySweep,
  RETENTION_DAYS,
  splitSaves,
  SWEPT_KEPT_DAYS,
  textsOnlyIn,
  type SaveAge,
} from './retention';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY = DAY_MS / 1000;

const save = (at: number, version: string, from = 'page', file?: string): SaveAge => ({
  at: at * DAY,
  version,
  from,
  ...(file !== undefined && { file }),
});

test('a text counts from when the next one took its place', () => {
  const saves = [save(199, 'd'), save(150, 'c'), save(100, 'b'), save(0, 'a')];
  expect(splitSaves(saves, 30, 200 * DAY_MS).due.map(({ version }) => version)).toEqual(['b', 'a']);
  expect(splitSaves(saves, 100, 200 * DAY_MS).due).toEqual([]);
  expect(splitSaves(saves, 99, 200 * DAY_MS).due.map(({ version }) => version)).toEqual(['a']);
});

test('a text that was saved lately stays, though a clock that was put back says its successor is old', () => {
  const saves = [save(199, 'c'), save(20, 'b'), save(198, 'a')];
  expect(splitSaves(saves, 30, 200 * DAY_MS).due).toEqual([]);
  const older = [save(199, 'c'), save(20, 'b'), save(15, 'a'), save(10, 'z')];
  expect(splitSaves(older, 30, 200 * DAY_MS).due.map(({ version }) => version)).toEqual(['a', 'z']);
});

test('the file that the next import is merged from stays, whatever its age, until there is a newer one', () => {
  const saves = [save(90, 'e'), save(50, 'd'), save(20, 'c', 'import', 'file'), save(10, 'b', 'import')];
  const { kept, due } = splitSaves(saves, 30, 200 * DAY_MS);
  expect(kept.map(({ version }) => version)).toEqual(['e', 'c']);
  expect(due.map(({ version }) => version)).toEqual(['d', 'b']);
});

test('a text that a save which is kept names as well is not among those that go', () => {
  const split = {
    kept: [save(3, 'a'), save(2, 'b', 'import', 'f')],
    due: [save(1, 'a'), save(0, 'f'), save(0, 'x')],
  };
  expect(textsOnlyIn(split)).toEqual(['x']);
});

test('nothing is swept from the first reading that says lapsed until one says active', () => {
  const suspicion = afterReading(NO_HISTORY, { at: 1, state: 'lapsed' });
  expect([NO_HISTORY, suspicion].map(maySweep)).toEqual([true, false]);
  expect(maySweep(afterReading(suspicion, { at: 2, state: 'unknown' }))).toBe(false);
  expect(maySweep(afterReading(suspicion, { at: 2, state: 'active' }))).toBe(true);
});

test('what was swept outlives every backup that names it', () => {
  expect(SWEPT_KEPT_DAYS).toBeGreaterThanOrEqual(31);
  expect(isSweptOver(0, 31 * DAY_MS)).toBe(false);
  expect(isSweptOver(0, SWEPT_KEPT_DAYS * DAY_MS)).toBe(false);
  expect(isSweptOver(0, SWEPT_KEPT_DAYS * DAY_MS + 1)).toBe(true);
});

/** What happens, in an order of its own: the clock may stand anywhere each time. */
type Step =
  | { kind: 'save'; from: 'page' | 'import'; text: number }
  | { kind: 'run' }
  | { kind: 'clock'; days: number }
  | { kind: 'sweep'; times: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('save' as const),
    from: fc.constantFrom('page' as const, 'import' as const),
    text: fc.nat(5),
  }),
  fc.record({ kind: fc.constant('run' as const) }),
  fc.record({ kind: fc.constant('clock' as const), days: fc.integer({ min: -60, max: 120 }) }),
  fc.record({ kind: fc.constant('sweep' as const), times: fc.integer({ min: 1, max: 2 }) }),
);
const chosen = fc.constantFrom(...RETENTION_DAYS);

interface Noted extends SaveAge {
  n: number;
  /** When the next took its place; the present one's has not come. */
  replacedAt: number;
}

test('whatever the clock does and however often it is swept: no text goes that was present within the days kept', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), chosen, (steps, days) => {
      let now = 1000 * DAY;
      let saves: Noted[] = [];
      // The newest import is spared when it is due, and may go later by a clock that was put back meanwhile.
      let latestSweep = 0;
      steps.forEach((one, n) => {
        if (one.kind === 'clock') now = Math.max(0, now + one.days * DAY);
        if (one.kind === 'save') {
          const [newest, ...older] = saves;
          const added = { n, at: now, from: one.from, version: `t${one.text}`, replacedAt: Infinity };
          saves = [added, ...(newest ? [{ ...newest, replacedAt: now }] : []), ...older];
        }
        if (one.kind === 'sweep')
          for (let time = 0; time < one.times; time += 1) {
            latestSweep = Math.max(latestSweep, now);
            const split = splitSaves(saves, days, now * 1000);
            const imported = saves.find(({ from }) => from === 'import');
            for (const gone of split.due) {
              expect(gone.replacedAt).toBeLessThan(latestSweep - days * DAY);
              expect([saves[0]?.n, imported?.n]).not.toContain(gone.n);
            }
            expect([...split.kept, ...split.due].map((some) => some.n).sort((a, b) => b - a)).toEqual(
              saves.map((some) => some.n),
            );
            const names = split.kept.map(({ version }) => version);
            for (const text of textsOnlyIn(split)) expect(names).not.toContain(text);
            saves = split.kept;
          }
      });
      // In the end all goes that is due: a year later only the present text and the newest import are left.
      const end = Math.max(now, ...saves.map(({ at }) => at)) + (days + 1) * DAY;
      const { kept } = splitSaves(saves, days, end * 1000);
      expect(kept.length).toBeLessThanOrEqual(2);
      expect(kept.every((one) => one === saves[0] || one.from === 'import')).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('a run goes when it is older than the days kept, and never one that is kept for another reason', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.boolean(), chosen, (startedAt, now, isKept, days) => {
      const due = isRunDue({ id: 'a', startedAt }, new Set(isKept ? ['a'] : []), days, now);
      expect(due).toBe(!isKept && now - startedAt > days * DAY_MS);
    }),
  );
});
