import fc from 'fast-check';
import type { LicenceState } from './licence';
import { afterReading, NO_HISTORY, type LicenceHistory } from './licence-history';
import { afterPass, announcedAt, removalStep, shutOutBy, type Pass, type RemovalState } from './removal';
import { requestedFor } from './removal-request';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** No run of a trigger lives longer. */
const RUN_LIVES = 15 * MINUTE;

type Move =
  | { kind: 'licence'; state: 'active' | 'lapsed' }
  | { kind: 'odd reading'; state: LicenceState }
  | { kind: 'call' }
  | { kind: 'file'; days: number }
  | { kind: 'cancel' }
  | { kind: 'days'; count: number; runs: number; cut: boolean }
  | { kind: 'pass time'; ms: number }
  | { kind: 'clock put back'; ms: number }
  | { kind: 'trigger'; cut: boolean }
  | { kind: 'late run' };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('licence' as const), state: fc.constantFrom('active', 'lapsed') }),
  fc.record({
    kind: fc.constant('odd reading' as const),
    state: fc.constantFrom<LicenceState>('active', 'lapsed', 'unknown'),
  }),
  fc.record({ kind: fc.constant('call' as const) }),
  fc.record({ kind: fc.constant('file' as const), days: fc.integer({ min: 0, max: 12 }) }),
  fc.record({ kind: fc.constant('cancel' as const) }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('days' as const),
      count: fc.integer({ min: 1, max: 40 }),
      runs: fc.constantFrom(1, 1, 2),
      cut: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant('pass time' as const), ms: fc.integer({ min: 0, max: 10 * DAY }) }),
  fc.record({ kind: fc.constant('clock put back' as const), ms: fc.integer({ min: 0, max: 3 * DAY }) }),
  fc.record({ kind: fc.constant('trigger' as const), cut: fc.boolean() }),
  fc.record({ kind: fc.constant('late run' as const) }),
);

type Removal = RemovalState & { pass?: Pass };
type Run = { id: string; begunAt: number; steadyAt: number };

/** The app in small, beside the truth of what the platform has said and what people have done. */
class Site {
  now = 1_000 * DAY;
  /** Never put back: for how long a run has lived. */
  steady = 0;
  licence: LicenceState = 'active';
  history: LicenceHistory = NO_HISTORY;
  removal: Removal | undefined;
  request: ReturnType<Site['filed']> | undefined;
  stored = 1;
  ids = 0;
  under: Run[] = [];
  /** When the platform last said that the licence is active, and when it first said that it is not after that. */
  activeSaid = this.steady;
  lapsedSaid: number | undefined;
  ended = 0;

  filed = (days: number) => ({
    id: `${(this.ids += 1)}`,
    askedAt: this.now,
    askedBy: 'somebody',
    dueAt: requestedFor(this.now, days),
    filedSteady: this.steady,
    days,
  });

  hear(state: LicenceState): void {
    this.history = afterReading(this.history, { at: this.now, state });
    if (state === 'active') {
      this.activeSaid = this.steady;
      this.lapsedSaid = undefined;
    }
    if (state === 'lapsed') this.lapsedSaid ??= this.steady;
  }

  isOpen = (): boolean => shutOutBy(this.removal, this.history, this.now) === 'nobody';

  /** A person or a pipeline: what sees the licence active takes an announcement back, and then writes. */
  call(): void {
    if (this.licence === 'active') {
      this.hear('active');
      if (this.removal?.phase === 'announced' && !this.removal.asked) this.removal = undefined;
    }
    if (this.isOpen() && this.licence === 'active') this.stored += 1;
  }

  trigger(reading: LicenceState, cut: boolean): void {
    this.hear(reading);
    const step = removalStep(this.removal, this.history, this.now, this.request);
    if (step === 'cancel') this.removal = undefined;
    if (step === 'announce') {
      this.removal = announcedAt(this.now, this.request);
      if (this.removal.asked) this.request = undefined;
    }
    if (step !== 'first pass' && step !== 'further pass') return;
    const run = { id: `${(this.ids += 1)}`, begunAt: this.now, steadyAt: this.steady };
    const phase = step === 'first pass' ? 'removing' : 'removed';
    if (this.removal) this.removal = { ...this.removal, phase, pass: run };
    this.under.push(run);
    this.remove(run, cut);
    if (!cut) this.end(run);
  }

  isAlive = ({ steadyAt }: Run): boolean => this.steady - steadyAt < RUN_LIVES;

  /** A run deletes as long as it lives, on no condition. */
  remove(run: Run, cut: boolean): void {
    if (!this.isAlive(run)) return;
    const left = cut ? Math.floor(this.stored / 2) : 0;
    if (left < this.stored) this.assertAllowed();
    this.stored = left;
  }

  assertAllowed(): void {
    const { removal } = this;
    // Nothing is removed beneath people who can work.
    expect(this.isOpen()).toBe(false);
    expect(removal).toBeDefined();
  }

  end(run: Run): void {
    const { removal } = this;
    this.under = this.under.filter(({ id }) => id !== run.id);
    if (removal?.pass?.id !== run.id) return;
    const { pass: _ended, ...rest } = removal;
    this.removal = afterPass(rest, run.begunAt);
    if (this.removal.phase !== 'done') return;
    expect(this.stored).toBe(0);
    this.ended += 1;
  }

  pass(ms: number): void {
    this.now += ms;
    this.steady += ms;
  }

  take(next: Move): void {
    switch (next.kind) {
      case 'licence':
        this.licence = next.state;
        return;
      case 'odd reading':
        this.trigger(next.state, false);
        return;
      case 'call':
        this.call();
        return;
      case 'file':
        if (this.isOpen()) this.request ??= this.filed(next.days);
        return;
      case 'cancel':
        if (this.isOpen()) this.request = undefined;
        return;
      case 'days':
        for (let day = 0; day < next.count; day += 1) {
          this.pass(DAY);
          for (let run = 0; run < next.runs; run += 1) {
            this.trigger(this.licence, next.cut && day === 0);
            this.pass(MINUTE);
          }
        }
        return;
      case 'pass time':
        this.pass(next.ms);
        return;
      case 'clock put back':
        this.now -= next.ms;
        // How long ago a run began nobody knows then.
        this.under = [];
        return;
      case 'trigger':
        this.trigger(this.licence, next.cut);
        return;
      case 'late run': {
        const [run] = this.under;
        if (!run || !this.isAlive(run)) return;
        // What it was about to delete it deletes, whoever came after it.
        this.remove(run, false);
        this.end(run);
      }
    }
  }
}

const timeline = fc.array(move, { maxLength: 60 });

test('removes nothing early: not before 30 days of a lapse that was never contradicted, nor before the day somebody chose', () => {
  fc.assert(
    fc.property(timeline, (moves) => {
      const site = new Site();
      let clockWentBack = 0;
      for (const next of moves) {
        if (next.kind === 'clock put back') clockWentBack += next.ms;
        const before = site.stored;
        const removalBefore = site.removal;
        site.take(next);
        if (site.stored >= before && site.removal === removalBefore) continue;
        const { removal } = site;
        if (!removal || removal.phase === 'announced') continue;
        if (removal.asked) {
          const { filedSteady, days } = removal.asked as ReturnType<Site['filed']>;
          expect(site.steady - filedSteady).toBeGreaterThanOrEqual(days * DAY);
        } else if (removal.phase === 'removing' && clockWentBack === 0) {
          expect(site.lapsedSaid).toBeDefined();
          expect(site.steady - (site.lapsedSaid ?? Infinity)).toBeGreaterThanOrEqual(30 * DAY);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('keeps every byte of who has renewed before anything was removed', () => {
  fc.assert(
    fc.property(timeline, (moves) => {
      const site = new Site();
      for (const next of moves) if (next.kind !== 'file') site.take(next);
      const phase = site.removal?.phase;
      if (phase === 'removing' || phase === 'removed') return;
      const kept = site.stored;
      site.licence = 'active';
      site.call();
      const after = site.stored;
      expect(after).toBe(kept + 1);
      // However long it lasts, and however the clock is put back.
      for (let day = 0; day < 80; day += 1) {
        site.pass(DAY);
        if (day === 40) site.now -= 2 * DAY;
        site.trigger(site.licence, false);
        site.trigger(site.licence, false);
      }
      expect(site.stored).toBe(after);
    }),
    { numRuns: 500 },
  );
});

test('leaves nothing of a lapse that lasts, nor of what somebody asked for, and shuts nobody out for good', () => {
  fc.assert(
    fc.property(timeline, fc.constantFrom('lapse', 'request'), (moves, why) => {
      const site = new Site();
      for (const next of moves) site.take(next);
      if (why === 'request') site.take({ kind: 'file', days: 12 });
      if (why === 'lapse') {
        site.licence = 'lapsed';
        site.request = undefined;
      }
      const asked = site.request !== undefined;
      for (let day = 0; day < 60; day += 1) {
        site.pass(DAY);
        site.trigger(site.licence, false);
      }
      expect(site.isOpen()).toBe(true);
      if (why === 'lapse' || asked) expect(site.stored).toBe(0);
    }),
    { numRuns: 500 },
  );
});
