import fc from 'fast-check';
import {
  afterReading,
  NO_HISTORY,
  type LicenceHistory,
  type LicenceState,
  type RemovalState,
} from '../rules';
import { auditFrom, boundedEntry, FURTHER, MAX_FACT_CHARS, MAX_FACTS } from './entry';
import { isSought, THE_APP } from './filter';
import { appNotes, certificateEntries, licenceNotes, removalNotes } from './transitions';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

interface Told {
  history: LicenceHistory;
  actions: string[];
}

const told = (readings: readonly (readonly [number, LicenceState])[]): Told =>
  readings.reduce<Told>(
    ({ history, actions }, [at, state]) => {
      const after = afterReading(history, { at, state });
      return {
        history: after,
        actions: [...actions, ...licenceNotes(history, after).map((note) => note.action)],
      };
    },
    { history: NO_HISTORY, actions: [] },
  );

const daily = (...states: LicenceState[]): string[] =>
  told(states.map((state, day) => [(day + 1) * DAY, state] as const)).actions;

/** Readings at random hours, some of them delivered again. */
const timeline = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 0, max: 72 }),
      state: fc.constantFrom<LicenceState>('active', 'lapsed', 'lapsed', 'unknown'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    let at = 1_000 * DAY;
    return steps.flatMap(({ hours, state, times }) => {
      at += hours * HOUR;
      return Array.from({ length: times }, () => [at, state] as const);
    });
  });

describe('of the licence the log tells', () => {
  test('a lapse once, however long it goes on, and its end once', () => {
    expect(daily('active', 'lapsed', 'lapsed', 'lapsed', 'unknown', 'lapsed', 'active', 'active')).toEqual([
      'licence-lapsed',
      'licence-renewed',
    ]);
  });
  test('nothing of a single odd reading', () => {
    expect(daily('active', 'lapsed', 'active', 'unknown', 'lapsed', 'unknown', 'active')).toEqual([]);
  });
  test('a lapse that begins anew after days that nobody knows of, and one end', () => {
    expect(daily('lapsed', 'lapsed', 'unknown', 'unknown', 'unknown', 'lapsed', 'lapsed', 'active')).toEqual([
      'licence-lapsed',
      'licence-lapsed',
      'licence-renewed',
    ]);
  });
  test('since when, and from when data may be removed', () => {
    const one = afterReading(NO_HISTORY, { at: DAY, state: 'lapsed' });
    const two = afterReading(one, { at: 2 * DAY, state: 'lapsed' });
    expect(licenceNotes(one, two)).toEqual([
      {
        action: 'licence-lapsed',
        facts: [
          { name: 'since', value: '1970-01-02T00:00:00.000Z' },
          { name: 'removalFrom', value: '1970-02-01T00:00:00.000Z' },
        ],
      },
    ]);
  });
  test('the same whether a reading is delivered once or again', () => {
    fc.assert(
      fc.property(timeline, (readings) => {
        const once = readings.filter(([at, state], n) => {
          const [before, said] = readings[n - 1] ?? [];
          return before !== at || said !== state;
        });
        expect(told(readings).actions).toEqual(told(once).actions);
      }),
    );
  });
  test('an end only of what it told, and never two', () => {
    fc.assert(
      fc.property(timeline, (readings) => {
        const { actions } = told(readings);
        actions.forEach((action, n) => {
          if (action === 'licence-renewed') expect(actions[n - 1]).toBe('licence-lapsed');
        });
      }),
    );
  });
  test('a lapse only where two lapsed readings stand 20 hours apart and nothing active between', () => {
    fc.assert(
      fc.property(timeline, (readings) => {
        readings.forEach((reading, n) => {
          const before = told(readings.slice(0, n));
          const isTold = licenceNotes(
            before.history,
            afterReading(before.history, { at: reading[0], state: reading[1] }),
          ).some(({ action }) => action === 'licence-lapsed');
          if (!isTold) return;
          const since = readings.slice(
            readings.slice(0, n).findLastIndex(([, state]) => state === 'active') + 1,
            n,
          );
          expect(reading[1]).toBe('lapsed');
          expect(since.some(([at, state]) => state === 'lapsed' && reading[0] - at >= 20 * HOUR)).toBe(true);
        });
      }),
    );
  });
});

describe('of a removal the log tells', () => {
  const at = (phase: RemovalState['phase'], passes: number[] = []): RemovalState => ({
    phase,
    announcedAt: 0,
    passes,
  });
  const steps = (...states: (RemovalState | undefined)[]) =>
    states.flatMap((state, n) => removalNotes(states[n - 1], state).map(({ action }) => action));

  test('that it was announced, once, whatever is stored of its progress', () => {
    expect(
      steps(
        undefined,
        at('announced'),
        at('announced'),
        at('removing'),
        at('removing'),
        at('removed', [1]),
        at('done'),
      ),
    ).toEqual(['removal-announced']);
  });
  test('that it was cancelled, and announced anew', () => {
    expect(steps(at('announced'), undefined, undefined, at('announced'))).toEqual([
      'removal-announced',
      'removal-cancelled',
      'removal-announced',
    ]);
  });
  test('from its certificate, once the log itself is gone', () => {
    const done: RemovalState = { phase: 'done', announcedAt: 1, passes: [2, 3], doneAt: 3 };
    expect(certificateEntries(done).map((entry) => [entry.at, entry.action])).toEqual([
      [3, 'removal-done'],
      [2, 'removal-begun'],
      [1, 'removal-announced'],
    ]);
    expect(certificateEntries({ phase: 'removed', announcedAt: 1, passes: [2] })).toEqual([]);
    expect(certificateEntries(undefined)).toEqual([]);
  });
  test('one that follows another', () => {
    expect(steps(at('done'), at('done'), at('announced'))).toEqual(['removal-announced']);
  });
});

test('an upgrade is told once, and an installation is none', () => {
  const first = { installedAt: 1, version: '1.0.0' };
  const next = { installedAt: 1, version: '1.1.0' };
  expect(appNotes({}, first)).toMatchObject([{ action: 'app-installed' }]);
  expect(appNotes(first, first)).toEqual([]);
  expect(appNotes(first, next)).toEqual([
    { action: 'app-upgraded', facts: [{ name: 'version', from: '1.0.0', to: '1.1.0' }] },
  ]);
  expect(appNotes({ removal: { phase: 'done', announcedAt: 0 } }, next)).toMatchObject([
    { action: 'app-upgraded' },
  ]);
});

test('an entry is looked for by what was done and by whom, the app among them', () => {
  const entry = { action: 'key-created', by: 'paul' } as const;
  expect(isSought(entry, {})).toBe(true);
  expect(isSought(entry, { action: 'key-created', by: 'paul' })).toBe(true);
  expect(isSought(entry, { action: 'key-revoked' })).toBe(false);
  expect(isSought(entry, { by: 'ada' })).toBe(false);
  expect(isSought(entry, { by: THE_APP })).toBe(false);
  expect(isSought({ action: 'licence-lapsed' }, { by: THE_APP })).toBe(true);
});

test('an entry is out of bounds after 365 days', () => {
  expect(auditFrom(400 * DAY)).toBe(35 * DAY);
});

test('a long text of a fact is cut, and says so', () => {
  const facts = [{ name: 'key', value: 'x'.repeat(500) }];
  const [fact] = boundedEntry({ at: 0, action: 'key-created', facts }).facts ?? [];
  expect(fact?.value).toBe(`${'x'.repeat(79)}…`);
});

test('an entry is small whatever it is made of', () => {
  const value = fc.oneof(fc.string({ maxLength: 500 }), fc.integer(), fc.boolean());
  const fact = fc.record({ name: fc.string({ maxLength: 200 }), from: value, to: value });
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 100 }), (facts) => {
      const bounded = boundedEntry({ at: 0, action: 'settings-changed', facts }).facts ?? [];
      expect(bounded.length).toBeLessThanOrEqual(MAX_FACTS);
      for (const kept of bounded)
        for (const text of Object.values(kept))
          if (typeof text === 'string') expect(text.length).toBeLessThanOrEqual(MAX_FACT_CHARS);
      if (facts.length > MAX_FACTS)
        expect(bounded.at(-1)).toEqual({ name: FURTHER, value: facts.length - MAX_FACTS + 1 });
    }),
  );
});
