import type { LicenceState } from './licence';
import { afterReading, NO_HISTORY, type LicenceHistory } from './licence-history';
import { afterPass, removalStep, shutOutBy, type RemovalState } from './removal';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const after = (history: LicenceHistory, state: LicenceState, at: number): LicenceHistory =>
  afterReading(history, { at, state });

/** What the daily trigger would do, day by day from day 1 on; Jira refuses what it is told to in every pass before `until`. */
function timeline(
  states: LicenceState[],
  refused?: { ids: string[]; more: number; until: number },
): { steps: string[]; removal: RemovalState | undefined } {
  let history = NO_HISTORY;
  let removal: RemovalState | undefined;
  const steps = states.map((state, n) => {
    const now = (n + 1) * DAY;
    history = after(history, state, now);
    const step = removalStep(removal, history, now);
    if (step === 'announce') removal = { phase: 'announced', announcedAt: now };
    if (step === 'cancel') removal = undefined;
    if (removal && (step === 'first pass' || step === 'further pass')) {
      const { refused: _before, ...rest } = removal;
      const refuses = refused && (removal.passes ?? []).length < refused.until;
      removal = afterPass({ ...rest, ...(refuses && { refused }) }, now);
    }
    return step;
  });
  return { steps: steps.flatMap((step, n) => (step === 'none' ? [] : [`${n + 1}: ${step}`])), removal };
}

const days = (count: number, state: LicenceState = 'lapsed'): LicenceState[] =>
  Array<LicenceState>(count).fill(state);

test('goes on by a step a day, and no further', () => {
  const { steps, removal } = timeline(days(60));
  expect(steps).toEqual(['31: announce', '32: first pass', '33: further pass']);
  expect(shutOutBy(removal, NO_HISTORY, 60 * DAY)).toBe('nobody');
});

test('is cancelled by a renewal while nothing has been removed', () => {
  expect(timeline([...days(31), 'active', ...days(5)]).steps).toEqual(['31: announce', '32: cancel']);
});

test('is taken back while nobody knows whether the lapse lasts, and announced again when that is known', () => {
  const { steps, removal } = timeline([...days(31), ...days(20, 'unknown')]);
  expect(steps).toEqual(['31: announce', '32: cancel']);
  expect(removal).toBeUndefined();
  expect(timeline([...days(31), 'unknown', ...days(4)]).steps).toEqual([
    '31: announce',
    '32: cancel',
    '34: announce',
    '35: first pass',
    '36: further pass',
  ]);
});

test('is not taken back once something has been removed', () => {
  expect(timeline([...days(32), 'active', 'active']).steps).toEqual([
    '31: announce',
    '32: first pass',
    '33: further pass',
  ]);
  const history = after(NO_HISTORY, 'active', 40 * DAY);
  const cutOff: RemovalState = { phase: 'removing', announcedAt: 31 * DAY };
  expect(removalStep(cutOff, history, 40 * DAY)).toBe('first pass');
});

test('shuts callers out while it is announced, everybody while it goes on, and nobody after', () => {
  const history = [29, 30, 31].reduce((known, day) => after(known, 'lapsed', day * DAY), NO_HISTORY);
  const announced: RemovalState = { phase: 'announced', announcedAt: 31 * DAY };
  expect(shutOutBy(undefined, history, 31 * DAY)).toBe('nobody');
  expect(shutOutBy(announced, history, 32 * DAY)).toBe('callers');
  // Whatever is read then, the lapse begins anew: this removal will not begin.
  expect(shutOutBy(announced, history, 34 * DAY)).toBe('nobody');
  expect(shutOutBy(announced, after(history, 'active', 32 * DAY), 32 * DAY)).toBe('nobody');
  for (const phase of ['removing', 'removed'] as const)
    expect(shutOutBy({ ...announced, phase }, NO_HISTORY, 34 * DAY)).toBe('everybody');
  expect(shutOutBy({ ...announced, phase: 'done' }, history, 32 * DAY)).toBe('nobody');
});

test('waits as long as a URL issued before may be used', () => {
  const lasting: LicenceHistory = { ...NO_HISTORY, lapse: { from: DAY, seen: 29 * DAY } };
  const history = [30, 31].reduce((known, day) => after(known, 'lapsed', day * DAY), lasting);
  const removal: RemovalState = { phase: 'announced', announcedAt: 31 * DAY };
  expect(removalStep(removal, history, 31 * DAY + HOUR - 1)).toBe('none');
  expect(removalStep(removal, history, 31 * DAY + HOUR)).toBe('first pass');
});

test('looks again a day later, and less than a day does not do', () => {
  const removed: RemovalState = { phase: 'removed', announcedAt: 31 * DAY, passes: [32 * DAY] };
  expect(removalStep(removed, NO_HISTORY, 32 * DAY + 20 * HOUR - 1)).toBe('none');
  expect(removalStep(removed, NO_HISTORY, 32 * DAY + 20 * HOUR)).toBe('further pass');
});

test.each(['removing', 'removed'] as const)('%s, begins no pass while another run may be at one', (phase) => {
  const begunAt = 34 * DAY;
  const removal = {
    phase,
    announcedAt: 31 * DAY,
    passes: phase === 'removed' ? [32 * DAY] : [],
    pass: { id: 'a', begunAt },
  };
  const step = phase === 'removed' ? 'further pass' : 'first pass';
  expect(removalStep(removal, NO_HISTORY, begunAt + 15 * 60_000)).toBe('none');
  expect(removalStep(removal, NO_HISTORY, begunAt + 16 * 60_000)).toBe(step);
  // A clock that was put back by so much says nothing of that run.
  expect(removalStep(removal, NO_HISTORY, begunAt - 15 * 60_000)).toBe('none');
  expect(removalStep(removal, NO_HISTORY, begunAt - HOUR)).toBe(step);
});

test('begins anew with a lapse that began after the last one', () => {
  const { steps } = timeline([...days(33), 'active', ...days(33)]);
  expect(steps.slice(3)).toEqual(['65: announce', '66: first pass', '67: further pass']);
});

test.each([1, 2, 3])(
  'begins anew with a lapse that began on day %s of a removal on request: what came after that is its own',
  (from) => {
    const done: RemovalState = {
      phase: 'done',
      announcedAt: DAY,
      asked: { id: 'r', askedAt: 0, askedBy: 'somebody', dueAt: DAY },
      passes: [2 * DAY, 3 * DAY],
      doneAt: 3 * DAY,
    };
    let history = NO_HISTORY;
    for (let day = from; day <= from + 30; day += 1) history = after(history, 'lapsed', day * DAY);
    expect(removalStep(done, history, (from + 30) * DAY)).toBe('announce');
    // One that went on before it was announced has let nobody write anything since.
    const before = after(NO_HISTORY, 'lapsed', 0);
    const lasting = Array.from({ length: 31 }, (_, n) => n + 1);
    expect(
      removalStep(
        done,
        lasting.reduce((known, day) => after(known, 'lapsed', day * DAY), before),
        31 * DAY,
      ),
    ).toBe('none');
  },
);

describe('what Jira refuses to remove', () => {
  const refused = { ids: ['10001', '10002'], more: 0 };

  test('is tried again by two more passes, then the removal ends and says how much is left', () => {
    const { steps, removal } = timeline(days(60), { ...refused, until: Infinity });
    expect(steps).toEqual([
      '31: announce',
      '32: first pass',
      '33: further pass',
      '34: further pass',
      '35: further pass',
    ]);
    expect(removal).toEqual({
      phase: 'done',
      announcedAt: 31 * DAY,
      passes: [32 * DAY, 33 * DAY, 34 * DAY, 35 * DAY],
      doneAt: 35 * DAY,
      propertiesLeft: 2,
    });
  });

  test('keeps nobody waiting when it is gone with the second pass or the third', () => {
    const second = timeline(days(60), { ...refused, until: 1 });
    expect(second.removal).toMatchObject({ phase: 'done', doneAt: 33 * DAY });
    const third = timeline(days(60), { ...refused, until: 2 });
    expect(third.removal).toMatchObject({ phase: 'done', doneAt: 34 * DAY });
    expect(third.removal).not.toHaveProperty('propertiesLeft');
  });

  test('counts those that were too many to come back to', () => {
    const { removal } = timeline(days(60), { ids: ['10001'], more: 5, until: Infinity });
    expect(removal?.propertiesLeft).toBe(6);
  });

  test('keeps nobody waiting where there is nothing to come back to', () => {
    const { removal } = timeline(days(60), { ids: [], more: 5, until: Infinity });
    expect(removal).toMatchObject({ doneAt: 33 * DAY, propertiesLeft: 5 });
  });
});
