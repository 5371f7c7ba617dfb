import {
  afterPass,
  afterReading,
  announcedAt,
  atPass,
  lapsedSince,
  NO_HISTORY,
  removalStep,
  requestedFor,
  shutOutBy,
  type LicenceHistory,
  type LicenceState,
  type Pass,
  type RemovalState,
} from '@behave-pro/core/rules';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** No run of a trigger lives longer. */
const RUN_LIVES = 15 * MINUTE;

/** How far a run of a pass comes: to its end, until it is cut off, or until its turn is over. */
export type Outcome = 'whole' | 'cut' | 'left';

export type Move =
  | { kind: 'licence'; state: LicenceState }
  | { kind: 'odd reading'; state: LicenceState }
  | { kind: 'call' }
  | { kind: 'file'; days: number }
  | { kind: 'cancel' }
  | { kind: 'days'; count: number; runs: number; outcome: Outcome; busy: boolean }
  | { kind: 'pass time'; ms: number }
  | { kind: 'clock put back'; ms: number }
  | { kind: 'clock put forward'; ms: number }
  | { kind: 'trigger'; outcome: Outcome }
  | { kind: 'job'; outcome: Outcome }
  | { kind: 'late run' }
  | { kind: 'Jira refuses'; refuses: boolean };

type Removal = RemovalState & { pass?: Pass };
type Filed = ReturnType<RemovalSite['filed']>;
type Run = Pass & { steadyAt: number; toldAt: number };

/**
 * The removal of a site in small, beside the truth of what the platform has said and what people have done. Whatever is removed is
 * checked when it is removed, by times of its own.
 */
export class RemovalSite {
  now = 1_000 * DAY;
  /** For how long it has been there: no clock. */
  steady = 0;
  /** What the clock has told, without what it was put back: nothing may come earlier by that. */
  told = 0;
  /** By how much the clock was put back and forward, all together. */
  wrong = 0;
  wentBack = false;
  licence: LicenceState = 'active';
  history: LicenceHistory = NO_HISTORY;
  removal: Removal | undefined;
  request: Filed | undefined;
  stored = 1;
  /** Removals that came to their end. */
  ended = 0;
  refuses = false;
  private ids = 0;
  private under: Run[] = [];
  private announcedTold = 0;
  private passEndedTold = 0;
  /** When the licence was read as lapsed, since it was last said to be active. */
  private lapsedTold: number[] = [];
  /** The first of those between which were never more than 50 hours. */
  private observedFrom = 0;

  filed = (days: number) => ({
    id: `${(this.ids += 1)}`,
    askedAt: this.now,
    askedBy: 'somebody',
    dueAt: requestedFor(this.now, days),
    filedTold: this.told,
    days,
  });

  isOpen = (): boolean => shutOutBy(this.removal, this.history, this.now) === 'nobody';

  private hear(state: LicenceState): void {
    this.history = afterReading(this.history, { at: this.now, state });
    if (state === 'active') this.lapsedTold = [];
    if (state !== 'lapsed') return;
    const last = this.lapsedTold.at(-1);
    if (last === undefined || this.told - last > 50 * HOUR) this.observedFrom = this.told;
    this.lapsedTold.push(this.told);
  }

  /** A person or a pipeline: what sees the licence active takes an announcement back, and then writes. */
  call(): void {
    if (this.licence === 'active') {
      this.hear('active');
      if (this.removal?.phase === 'announced' && !this.removal.asked) this.removal = undefined;
    }
    const isLapsed =
      this.licence === 'lapsed' ||
      (this.licence === 'unknown' && lapsedSince(this.history, this.now) !== undefined);
    if (this.isOpen() && !isLapsed) this.stored += 1;
  }

  trigger(reading: LicenceState, outcome: Outcome = 'whole'): void {
    this.hear(reading);
    const step = removalStep(this.removal, this.history, this.now, this.request);
    if (step === 'cancel') {
      expect(this.removal?.phase).toBe('announced');
      this.removal = undefined;
    }
    if (step === 'announce') this.announce();
    if (step === 'first pass' || step === 'further pass') this.begin(step, outcome);
  }

  /** A job goes on with a pass whose turn was over. */
  job(outcome: Outcome): void {
    if (this.removal?.phase !== 'removing' && this.removal?.phase !== 'removed') return;
    const step = removalStep(this.removal, this.history, this.now);
    if (step === 'first pass' || step === 'further pass') this.begin(step, outcome);
  }

  private announce(): void {
    const removal = announcedAt(this.now, this.request);
    if (!this.stored && !removal.asked) return;
    this.removal = removal;
    this.announcedTold = this.told;
    this.assertDue(removal);
    if (removal.asked) this.request = undefined;
  }

  private begin(step: 'first pass' | 'further pass', outcome: Outcome): void {
    const { removal } = this;
    if (!removal) throw new Error('A pass of nothing');
    if (removal.phase === 'announced') {
      this.assertDue(removal);
      // Until then nobody can have begun anything.
      expect(this.isOpen()).toBe(false);
      expect(this.told - this.announcedTold).toBeGreaterThanOrEqual(HOUR);
    }
    if (step === 'further pass') expect(this.told - this.passEndedTold).toBeGreaterThanOrEqual(20 * HOUR);
    const run = {
      id: `${(this.ids += 1)}`,
      begunAt: this.now,
      steadyAt: this.steady,
      toldAt: this.told,
    };
    this.removal = { ...atPass(removal, step, this.now), pass: run };
    this.remove(run, outcome);
    if (outcome === 'whole') this.end(run);
    if (outcome === 'cut') this.under.push(run);
    if (outcome === 'left') {
      const { pass: _left, ...left } = this.removal;
      this.removal = left;
    }
  }

  /** What nothing may be announced or removed without. */
  private assertDue({ asked }: RemovalState): void {
    if (asked) {
      const { filedTold, days } = asked as Filed;
      expect(this.told - filedTold).toBeGreaterThanOrEqual(days * DAY);
      return;
    }
    const from = this.wentBack ? (this.lapsedTold[0] ?? Infinity) : this.observedFrom;
    expect((this.lapsedTold.at(-1) ?? 0) - from).toBeGreaterThanOrEqual(30 * DAY);
    const recent = this.lapsedTold.filter((told) => told > this.told - 48 * HOUR);
    if (!this.wentBack)
      expect((recent.at(-1) ?? 0) - (recent[0] ?? Infinity)).toBeGreaterThanOrEqual(20 * HOUR);
  }

  private isAlive = ({ steadyAt }: Run): boolean => this.steady - steadyAt < RUN_LIVES;

  /** A run deletes as long as it lives, on no condition. */
  private remove(run: Run, outcome: Outcome): void {
    if (!this.isAlive(run)) return;
    const left = outcome === 'whole' ? 0 : Math.floor(this.stored / 2);
    // Nothing is removed beneath people who can work.
    if (left < this.stored) expect(this.isOpen()).toBe(false);
    this.stored = left;
  }

  private end(run: Run): void {
    const { removal } = this;
    this.under = this.under.filter(({ id }) => id !== run.id);
    if (removal?.pass?.id !== run.id) return;
    const { pass: _ended, ...rest } = removal;
    const refused = this.refuses && { refused: { ids: ['1'], more: 0 } };
    this.removal = afterPass({ ...rest, ...refused }, run.begunAt);
    this.passEndedTold = run.toldAt;
    if (this.removal.phase !== 'done') return;
    expect(this.stored).toBe(0);
    expect(this.removal.passes?.length).toBeGreaterThanOrEqual(2);
    expect(this.removal).toMatchObject({ announcedAt: removal.announcedAt });
    expect(this.removal.asked).toBe(removal.asked);
    this.ended += 1;
  }

  /** A run that was held up deletes what it was about to, whoever came after it. */
  private lateRun(): void {
    const run = this.under.find(this.isAlive);
    if (!run) return;
    this.remove(run, 'whole');
    this.end(run);
  }

  pass(ms: number): void {
    this.now += ms;
    this.told += ms;
    this.steady += ms;
  }

  private putClock(ms: number): void {
    this.now += ms;
    this.wrong += Math.abs(ms);
    if (ms > 0) this.told += ms;
    else this.wentBack = true;
    // How long ago a run began nobody knows then.
    this.under = [];
  }

  take(next: Move): void {
    switch (next.kind) {
      case 'licence':
        this.licence = next.state;
        return;
      case 'odd reading':
        this.trigger(next.state);
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
            this.trigger(this.licence, run === 0 && (day === 0 || next.busy) ? next.outcome : 'whole');
            this.pass(MINUTE);
          }
          if (next.busy) this.call();
          if (next.busy) this.lateRun();
        }
        return;
      case 'pass time':
        this.pass(next.ms);
        return;
      case 'clock put back':
        this.putClock(-next.ms);
        return;
      case 'clock put forward':
        this.putClock(next.ms);
        return;
      case 'trigger':
        this.trigger(this.licence, next.outcome);
        return;
      case 'job':
        this.job(next.outcome);
        return;
      case 'Jira refuses':
        this.refuses = next.refuses;
        return;
      case 'late run':
        this.lateRun();
    }
  }
}
