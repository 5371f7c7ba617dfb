import fc from 'fast-check';
import { DAY, RemovalSite, type Move, type Outcome } from '../../test/support/removal-site';
import type { LicenceState } from './licence';

const state = fc.constantFrom<LicenceState>('active', 'lapsed', 'unknown');
const outcome = fc.constantFrom<Outcome>('whole', 'cut', 'left');
const upTo = (ms: number) => fc.integer({ min: 0, max: ms });
const one = <Kind extends Move['kind']>(kind: Kind) => ({ kind: fc.constant(kind) });

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ ...one('licence'), state }),
  fc.record({ ...one('odd reading'), state }),
  fc.record(one('call')),
  fc.record({ ...one('file'), days: upTo(12) }),
  fc.record(one('cancel')),
  {
    weight: 4,
    arbitrary: fc.record({
      ...one('days'),
      count: fc.integer({ min: 1, max: 40 }),
      runs: fc.constantFrom(1, 1, 2),
      outcome,
      busy: fc.boolean(),
    }),
  },
  fc.record({ ...one('pass time'), ms: upTo(10 * DAY) }),
  fc.record({ ...one('clock put back'), ms: upTo(3 * DAY) }),
  fc.record({ ...one('clock put forward'), ms: upTo(3 * DAY) }),
  fc.record({ ...one('trigger'), outcome }),
  fc.record({ ...one('job'), outcome }),
  fc.record(one('late run')),
  fc.record({ ...one('Jira refuses'), refuses: fc.boolean() }),
);
const timeline = fc.array(move, { maxLength: 60 });

/** A lapse that comes close to its removal, or to the end of it: from there anything may happen. */
const lateTimeline = fc
  .tuple(fc.integer({ min: 25, max: 36 }), fc.boolean(), timeline)
  .map(([count, isOfLapse, moves]): Move[] => [
    ...(isOfLapse ? [{ kind: 'licence', state: 'lapsed' } as const] : [{ kind: 'file', days: 12 } as const]),
    { kind: 'days', count: isOfLapse ? count : count - 18, runs: 1, outcome: 'whole', busy: false },
    ...moves,
  ]);
const anyTimeline = fc.oneof(timeline, lateTimeline);

test('removes nothing early: not before 30 days of a lapse that was never contradicted, nor before the day somebody chose', () => {
  let [ofLapses, asked] = [0, 0];
  fc.assert(
    fc.property(anyTimeline, (moves) => {
      const site = new RemovalSite();
      for (const next of moves) {
        const { ended } = site;
        site.take(next);
        if (site.ended === ended) continue;
        if (site.removal?.asked) asked += 1;
        else ofLapses += 1;
      }
    }),
    { numRuns: 1_000 },
  );
  // Timelines in which nothing is removed would show nothing.
  expect(Math.min(ofLapses, asked)).toBeGreaterThan(100);
});

test('keeps every byte of who has renewed before anything was removed', () => {
  const odd = fc.array(fc.tuple(fc.nat(79), state), { maxLength: 3 });
  fc.assert(
    fc.property(anyTimeline, odd, (moves, readings) => {
      const site = new RemovalSite();
      for (const next of moves) site.take(next);
      const { phase, asked } = site.removal ?? {};
      if (phase === 'removing' || phase === 'removed' || (phase === 'announced' && asked)) return;
      site.request = undefined;
      const kept = site.stored;
      site.licence = 'active';
      site.call();
      const after = site.stored;
      expect(after).toBe(kept + 1);
      // However long it lasts, and however the clock is put back.
      for (let day = 0; day < 80; day += 1) {
        site.pass(DAY);
        if (day === 40) site.now -= 2 * DAY;
        for (const [, reading] of readings.filter(([at]) => at === day)) site.trigger(reading);
        site.trigger(site.licence);
      }
      expect(site.stored).toBe(after);
    }),
    { numRuns: 500 },
  );
});

test('leaves nothing of a lapse that lasts, nor of what somebody asked for, and shuts nobody out for good', () => {
  fc.assert(
    fc.property(anyTimeline, fc.constantFrom('lapse', 'request'), (moves, why) => {
      const site = new RemovalSite();
      for (const next of moves) site.take(next);
      if (why === 'request') site.take({ kind: 'file', days: 12 });
      if (why === 'lapse') {
        site.licence = 'lapsed';
        site.request = undefined;
      }
      const asked = site.request !== undefined;
      // A clock that was wrong may have noted times that are still to come.
      for (let day = 0; day < 60 + site.wrong / DAY; day += 1) {
        site.pass(DAY);
        site.trigger(site.licence);
      }
      expect(site.isOpen()).toBe(true);
      if (why === 'lapse' || asked) expect(site.stored).toBe(0);
    }),
    { numRuns: 500 },
  );
});
