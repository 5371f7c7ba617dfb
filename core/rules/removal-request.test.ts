import fc from 'fast-check';
import { afterReading, NO_HISTORY } from './licence-history';
import { announcedAt, firstPassOf, removalStep, shutOutBy, type RemovalRequest } from './removal';
import {
  afterRequestedPass,
  atStep,
  DEFAULT_REMOVAL_DAYS,
  deletionStep,
  isClosed,
  isOfDeletion,
  MOST_REMOVAL_DAYS,
  requestedFor,
  requestStep,
  withoutRequest,
  withRequest,
  type RequestedRemoval,
} from './removal-request';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const request = (askedAt: number, days: number, id = 'r'): RequestedRemoval => ({
  id,
  askedAt,
  askedBy: 'somebody',
  dueAt: requestedFor(askedAt, days),
});

/** The steps of daily runs, `offset` after the request and each day from then on, without any that are in `missed`. */
function timeline(days: number, offset: number, missed: readonly number[] = []): [string, number][] {
  let removal = request(0, days);
  const steps: [string, number][] = [];
  for (let run = 0; run < 30 && removal.state?.phase !== 'done'; run += 1) {
    const now = offset + run * DAY;
    const step = missed.includes(run) ? 'none' : requestStep(removal, now);
    if (step === 'none') continue;
    steps.push([step, now]);
    removal = atStep(removal, step, now, `${run}`);
    if (step !== 'close') removal = afterRequestedPass(removal, undefined, now);
  }
  return steps;
}

test('closes on the day, removes a day later, looks again a day after that', () => {
  expect(timeline(7, 5 * HOUR)).toEqual([
    ['close', 7 * DAY + 5 * HOUR],
    ['first pass', 8 * DAY + 5 * HOUR],
    ['further pass', 9 * DAY + 5 * HOUR],
  ]);
  expect(timeline(0, 0).map(([, at]) => at / DAY)).toEqual([0, 1, 2]);
});

test('has removed by day 15 what was asked for as late as can be, also when one run is missing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: DAY - 1 }),
      fc.option(fc.integer({ min: 0, max: 20 })),
      (days, offset, missed) => {
        const steps = timeline(days, offset, missed === null ? [] : [missed]);
        expect(steps.map(([step]) => step)).toEqual(['close', 'first pass', 'further pass']);
        expect(steps[1]?.[1]).toBeLessThanOrEqual(15 * DAY);
        if (missed === null) expect(steps[2]?.[1]).toBeLessThanOrEqual(15 * DAY);
      },
    ),
  );
  expect(requestedFor(0, 40)).toBe(MOST_REMOVAL_DAYS * DAY);
});

test('is cancelled by its own id alone, and no more once it has begun', () => {
  const filed = request(0, DEFAULT_REMOVAL_DAYS);
  expect(filed.dueAt).toBe(7 * DAY);
  const other = request(0, 3, 'other');
  const requests = withRequest(withRequest({}, '1', filed), '2', other);
  expect(withRequest(requests, '1', request(0, 1, 'late'))).toBe(requests);
  expect(withoutRequest(requests, '1', 'other')).toBe(requests);
  expect(withoutRequest(requests, '1', 'r')).toEqual({ 2: other });
  const closed = { 1: atStep(filed, 'close', 7 * DAY, '') };
  expect(isClosed(closed[1])).toBe(true);
  expect(withoutRequest(closed, '1', 'r')).toBe(closed);
});

test('begins no pass while another run may be at one', () => {
  const closed = atStep(request(0, 0), 'close', 0, '');
  const under = atStep(closed, 'first pass', DAY, 'a');
  expect(under).toMatchObject({ state: { phase: 'removing' }, pass: { id: 'a', begunAt: DAY } });
  expect(requestStep(under, DAY + 15 * 60_000)).toBe('none');
  expect(requestStep(under, DAY + 16 * 60_000)).toBe('first pass');
  expect(requestStep(under, DAY - 15 * 60_000)).toBe('none');
});

test('ends after four passes where Jira refuses to remove a property', () => {
  let removal = atStep(request(0, 0), 'close', 0, '');
  const phases = [1, 2, 3, 4].map((run) => {
    removal = atStep(removal, run === 1 ? 'first pass' : 'further pass', run * DAY, `${run}`);
    removal = afterRequestedPass(removal, { ids: ['7'], more: 0 }, run * DAY);
    return removal.state?.phase;
  });
  expect(phases).toEqual(['removed', 'removed', 'removed', 'done']);
  expect(removal.state?.propertiesLeft).toBe(1);
  expect(JSON.stringify(removal)).not.toContain('ids');
});

describe('a timeline', () => {
  type Move =
    | { kind: 'file'; project: string; days: number }
    | { kind: 'cancel'; project: string; stale: boolean }
    | { kind: 'write'; project: string }
    | { kind: 'pass time'; ms: number }
    | { kind: 'trigger'; cut: number }
    | { kind: 'end of pass'; late: number };

  const PROJECTS = ['A', 'B', 'C'];
  /** Nobody asks for the removal of this one. */
  const OTHER = 'C';
  const project = fc.constantFrom('A', 'B');
  const move: fc.Arbitrary<Move> = fc.oneof(
    fc.record({
      kind: fc.constant('file' as const),
      project,
      days: fc.integer({ min: 0, max: 20 }),
    }),
    fc.record({ kind: fc.constant('cancel' as const), project, stale: fc.boolean() }),
    fc.record({ kind: fc.constant('write' as const), project: fc.constantFrom(...PROJECTS) }),
    fc.record({
      kind: fc.constant('pass time' as const),
      ms: fc.oneof(fc.constant(DAY), fc.integer({ min: -2 * HOUR, max: 40 * DAY })),
    }),
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('trigger' as const), cut: fc.nat(4) }) },
    fc.record({ kind: fc.constant('end of pass' as const), late: fc.nat(3) }),
  );

  interface Written {
    at: number;
    asked?: string;
  }

  /** The app in small: what people write, and runs of the trigger that may be cut off or go on for as long as they live. */
  class Site {
    now = 100 * DAY;
    requests: Readonly<Record<string, RequestedRemoval>> = {};
    stored = new Map<string, Written[]>(PROJECTS.map((id) => [id, []]));
    /** Runs that have begun and have not ended. */
    under: { project: string; pass: string; begunAt: number }[] = [];
    certificates: string[] = [];
    ids = 0;

    closed = (id: string): boolean => {
      const removal = this.requests[id];
      return removal !== undefined && isClosed(removal);
    };

    write(id: string): void {
      if (!this.closed(id)) this.stored.get(id)?.push({ at: this.now });
    }

    trigger(cut: number): void {
      for (const id of PROJECTS) {
        const removal = this.requests[id];
        const step = removal ? requestStep(removal, this.now) : 'none';
        if (!removal || step === 'none') continue;
        expect(this.now).toBeGreaterThanOrEqual(removal.dueAt);
        const pass = `${(this.ids += 1)}`;
        this.requests = { ...this.requests, [id]: atStep(removal, step, this.now, pass) };
        if (step === 'close') continue;
        const run = { project: id, pass, begunAt: this.now };
        this.remove(run, cut);
        if (cut === 0) this.end(run);
        else this.under.push(run);
      }
    }

    /** A pass deletes all there is, or as much as it gets to, as long as it lives. */
    remove({ project: id, begunAt }: Site['under'][number], cut: number): void {
      if (Math.abs(this.now - begunAt) > 15 * 60_000) return;
      expect(this.closed(id)).toBe(true);
      const left = this.stored.get(id) ?? [];
      this.stored.set(id, cut === 0 ? [] : left.slice(0, Math.floor(left.length / 2)));
    }

    end({ project: id, pass }: Site['under'][number]): void {
      const removal = this.requests[id];
      if (removal?.pass?.id !== pass) return;
      const after = afterRequestedPass(removal, undefined, this.now);
      if (after.state?.phase !== 'done') {
        this.requests = { ...this.requests, [id]: after };
        return;
      }
      expect(this.stored.get(id)).toEqual([]);
      const { [id]: _done, ...rest } = this.requests;
      this.requests = rest;
      this.certificates.push(removal.id);
    }

    take(next: Move): void {
      switch (next.kind) {
        case 'file':
          this.requests = withRequest(
            this.requests,
            next.project,
            request(this.now, next.days, `${(this.ids += 1)}`),
          );
          return;
        case 'cancel': {
          const { id = '' } = this.requests[next.project] ?? {};
          this.requests = withoutRequest(this.requests, next.project, next.stale ? `${id}x` : id);
          return;
        }
        case 'write':
          this.write(next.project);
          return;
        case 'pass time':
          this.now += next.ms;
          this.under = this.under.filter(({ begunAt }) => Math.abs(this.now - begunAt) < 15 * 60_000);
          return;
        case 'trigger':
          this.trigger(next.cut);
          return;
        case 'end of pass': {
          const run = this.under.splice(next.late, 1)[0];
          if (!run) return;
          this.remove(run, 0);
          this.end(run);
        }
      }
    }
  }

  test('removes nothing before it is due, leaves nothing after, and touches no other project', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
        const site = new Site();
        for (const id of PROJECTS) site.write(id);
        for (const next of moves) {
          const before = new Map([...site.stored].map(([id, written]) => [id, written.length]));
          site.take(next);
          for (const id of PROJECTS) {
            const lost = (site.stored.get(id)?.length ?? 0) < (before.get(id) ?? 0);
            if (lost) expect(id).not.toBe(OTHER);
          }
        }
        // Whatever happened, daily runs bring what was asked for to its end.
        site.under = [];
        const asked = Object.keys(site.requests);
        for (let day = 0; day < 60; day += 1) {
          site.now += DAY;
          site.trigger(0);
        }
        expect(site.requests).toEqual({});
        for (const id of asked) expect(site.stored.get(id)).toEqual([]);
        expect(new Set(site.certificates).size).toBe(site.certificates.length);
        // Its project is as new, and what is written in it now stays.
        for (const id of PROJECTS) site.write(id);
        const kept = PROJECTS.map((id) => site.stored.get(id)?.length);
        for (let day = 0; day < 30; day += 1) {
          site.now += DAY;
          site.trigger(0);
        }
        expect(PROJECTS.map((id) => site.stored.get(id)?.length)).toEqual(kept);
      }),
      { numRuns: 500 },
    );
  });

  test('of the whole site goes by the request, whatever the licence says', () => {
    const asked: RemovalRequest = { ...request(0, 7), id: 's' };
    fc.assert(
      fc.property(fc.array(fc.constantFrom('active', 'lapsed', 'unknown'), { maxLength: 60 }), (states) => {
        let history = NO_HISTORY;
        let removal: ReturnType<typeof announcedAt> | undefined;
        for (const [n, state] of states.entries()) {
          const now = (n + 1) * DAY;
          history = afterReading(history, { at: now, state });
          const step = removalStep(removal, history, now, removal?.asked ? undefined : asked);
          if (now < asked.dueAt) expect(['none']).toContain(step);
          if (step === 'announce') removal = announcedAt(now, asked);
          if (removal) expect(step).not.toBe('cancel');
          if (removal) expect(shutOutBy(removal, history, now)).toBe('callers');
        }
        expect(removal !== undefined).toBe(states.length >= 7);
      }),
    );
  });

  test('of a lapse that a request overtakes is no longer taken back by a renewal', () => {
    let history = NO_HISTORY;
    for (let day = 1; day <= 31; day += 1)
      history = afterReading(history, { at: day * DAY, state: 'lapsed' });
    const lapse = announcedAt(31 * DAY, undefined);
    const asked = request(20 * DAY, 12);
    expect(removalStep(lapse, history, 31 * DAY + HOUR / 2, asked)).toBe('none');
    expect(removalStep(lapse, history, 32 * DAY, asked)).toBe('announce');
    const own = announcedAt(32 * DAY, asked);
    const renewed = afterReading(history, { at: 33 * DAY, state: 'active' });
    expect(removalStep(own, renewed, 33 * DAY)).toBe('first pass');
    expect(removalStep(lapse, renewed, 33 * DAY)).toBe('cancel');
  });
});

test('what Jira deletes is filed once, and taken back only while nobody has asked and nothing has begun', () => {
  const what = fc.constantFrom('deleted', 'back', 'person asks', 'person cancels', 'begins', 'again');
  fc.assert(
    fc.property(fc.array(what), (events) => {
      let removal: RequestedRemoval | undefined;
      let isDeleted = false;
      for (const [n, event] of events.entries()) {
        const before = removal;
        if (event === 'person asks') removal ??= request(n, 7, `${n}`);
        if (event === 'person cancels' && removal && !isClosed(removal)) removal = undefined;
        if (event === 'begins' && removal) removal = atStep(removal, 'close', n, '');
        if (event === 'deleted' || event === 'back') isDeleted = event === 'deleted';
        if (event !== 'deleted' && event !== 'back' && event !== 'again') continue;
        const step = deletionStep(removal, isDeleted);
        if (step === 'file') {
          const { askedBy: _nobody, ...filed } = request(n, 7, `${n}`);
          removal = filed;
        }
        if (step === 'cancel') removal = undefined;
        if (before && (!isOfDeletion(before) || isClosed(before))) expect(removal).toBe(before);
        expect(deletionStep(removal, isDeleted)).toBe('none');
        expect(removal !== undefined || !isDeleted).toBe(true);
      }
    }),
  );
});

test('the first pass is noted by when it began, however often it is gone on with', () => {
  const closed = atStep(request(0, 0), 'close', DAY, '');
  const begun = atStep(closed, 'first pass', 2 * DAY, 'a');
  const { pass: _left, ...left } = atStep(begun, 'first pass', 3 * DAY, 'b');
  const { state } = afterRequestedPass(left, undefined, 3 * DAY);
  expect(state).toMatchObject({ phase: 'removed', firstPassAt: 2 * DAY, passes: [3 * DAY] });
  expect(state && firstPassOf(state)).toBe(2 * DAY);
  expect(firstPassOf({ phase: 'done', announcedAt: DAY, passes: [2 * DAY, 3 * DAY] })).toBe(2 * DAY);
});
