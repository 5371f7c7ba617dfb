import fc from 'fast-check';
import {
  createdWithin,
  defectSummary,
  defectTypeOf,
  descriptionOf,
  failureReport,
  fittingDefects,
  isBeingCreated,
  MAX_SUMMARY_CHARS,
  MOST_DEFECTS,
  refusalWords,
  relatingType,
  sameDefect,
  withDefect,
  withoutDefect,
  type Defect,
  type FailureFacts,
} from '.';
import { FAILED_MARK, withFailedStep } from './failed-step';
import { MAX_MESSAGE_CHARS } from './report';

const facts = (own: Partial<FailureFacts> = {}): FailureFacts => ({
  featureName: 'Checkout',
  name: 'Paying by card',
  text: 'Scenario: Paying by card\n  Given a basket\n  When I pay\n  Then it is mine\n',
  step: 'When I pay',
  message: 'Error: no money',
  startedAt: '2026-03-05T10:20:00.000Z',
  outdated: false,
  story: { key: 'SHOP-1', url: 'https://shop.example.test/browse/SHOP-1' },
  ...own,
});
const anyText = fc.string({ unit: 'binary', maxLength: 6_000 });

describe('what a project calls a defect', () => {
  const bug = { id: '4', name: 'Bug' };
  const story = { id: '1', name: 'Story' };
  const types = [story, bug, { id: '7', name: 'Defect' }];
  test.each([
    ['the type named Bug, without a choice', types, undefined, { type: bug, isChosen: false, isGone: false }],
    ['the chosen one', types, '7', { type: types[2], isChosen: true, isGone: false }],
    ['Bug, where the chosen one is gone', types, '9', { type: bug, isChosen: false, isGone: true }],
    ['nothing where there is no Bug', [story], undefined, { isChosen: false, isGone: false }],
    ['nothing where both are gone', [story], '7', { isChosen: false, isGone: true }],
  ])('%s', (_name, all, chosen, expected) => {
    expect(defectTypeOf(all, chosen)).toEqual(expected);
  });
});

test('relates by name, else by reading the same at both ends, else not at all', () => {
  const blocks = { id: '1', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };
  const related = {
    id: '2',
    name: 'Zusammenhang',
    inward: 'hängt zusammen mit',
    outward: 'hängt zusammen mit',
  };
  const relates = { id: '3', name: 'relates', inward: 'a', outward: 'b' };
  expect(relatingType([blocks, related, relates])).toBe(relates);
  expect(relatingType([blocks, related])).toBe(related);
  expect(relatingType([blocks])).toBeUndefined();
});

describe('the summary', () => {
  test('is the scenario and the step that failed', () => {
    expect(defectSummary({ name: 'Paying by card', step: 'When I pay' })).toBe('Paying by card: When I pay');
    expect(defectSummary({ name: '' })).toBe('A scenario fails');
  });
  test('is one line that Jira takes, whatever they are', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, step) => {
        const summary = defectSummary({ name, step });
        expect(summary.trim()).not.toBe('');
        expect(summary.length).toBeLessThanOrEqual(MAX_SUMMARY_CHARS);
        expect(summary).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(summary).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe('the failing step', () => {
  const marked = (text: string, step: string) =>
    withFailedStep(text, step)
      .split('\n')
      .findIndex((line) => line.trim() === FAILED_MARK);
  test('is marked below its line, at the same depth', () => {
    expect(withFailedStep('Scenario: a\n  When I pay\n  Then b', 'When I pay')).toBe(
      `Scenario: a\n  When I pay\n  ${FAILED_MARK}\n  Then b`,
    );
  });
  test.each([
    ['with other blanks', 'Scenario: a\n\tWhen  I pay', 'When I pay', 2],
    [
      'of an outline, with the values of a row',
      'Outline: a\n  When I pay <n> (net)',
      'When I pay 3 (net)',
      2,
    ],
    ['of a background is not marked', 'Scenario: a\n  When I pay', 'Given a shop', -1],
    ['without words is not marked', 'Scenario: a\n\n  When I pay', '', -1],
  ])('%s', (_name, text, step, at) => {
    expect(marked(text, step)).toBe(at);
  });
});

describe('what a defect says', () => {
  const parts = (own: Partial<FailureFacts> = {}) =>
    new Map(failureReport(facts(own)).map((part) => [part.label, part]));

  test('names everything that is known, and nothing that is not', () => {
    const all = failureReport(facts({ commit: 'abc', buildUrl: 'https://ci.example.test/7', ruleName: 'R' }));
    expect(all.map(({ label }) => label)).toEqual([
      'Story',
      'Feature',
      'Rule',
      'Scenario',
      'Failed at',
      'Error message',
      'Steps',
      'Run',
      'Commit',
      'Build',
    ]);
    expect([...parts({ step: undefined, message: undefined }).keys()]).toEqual([
      'Story',
      'Feature',
      'Scenario',
      'Steps',
      'Run',
    ]);
    expect(parts().get('Run')).toMatchObject({ text: '5 Mar 2026, 10:20 UTC' });
    expect(parts({ outdated: true }).get('Note')?.text).toContain('changed after this run');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x', 'http://a b', '//host/x'])(
    'makes no link of %s',
    (buildUrl) => {
      expect(parts({ buildUrl }).get('Build')).not.toHaveProperty('href');
    },
  );
  test.each(['https://ci.example.test/7', 'http://ci:8080/job?x=1#2'])('makes a link of %s', (buildUrl) => {
    expect(parts({ buildUrl }).get('Build')).toMatchObject({ href: buildUrl });
  });

  test('says that a message is cut, also where it was cut before', () => {
    const long = parts({ message: 'x'.repeat(2_000) }).get('Error message');
    expect(long).toMatchObject({ note: expect.stringContaining('is cut here') });
    expect(long?.text).toHaveLength(MAX_MESSAGE_CHARS);
    expect(parts({ message: `${'x'.repeat(99)}…` }).get('Error message')).toHaveProperty('note');
    expect(parts().get('Error message')).not.toHaveProperty('note');
  });

  test('is rich text that Jira takes, whatever a report says', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (name, text, message, step) => {
        const document = descriptionOf(
          failureReport(
            facts({ name, text: text.repeat(4), message, step, commit: message, buildUrl: step }),
          ),
        );
        const written = JSON.stringify(document);
        expect(written.length).toBeLessThan(32_767);
        JSON.parse(written, (key, value: unknown) => {
          if (key === 'text') {
            expect(value).not.toBe('');
            expect(value).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}/u);
          }
          if (key === 'href') expect(value).toMatch(/^https?:\/\//i);
          return value;
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('why Jira did not create it', () => {
  test.each([
    [
      { messages: [], fields: { customfield_1: 'Team is required.' } },
      /^Jira wants Team for a Bug: create it in Jira, then link/,
    ],
    [
      { messages: ["Field 'priority' is required"], fields: { customfield_1: 'Team is required.' } },
      /^Jira wants priority and Team for a Bug/,
    ],
    [{ messages: [], fields: { summary: 'Too long.' } }, /It says: “Too long\.”/],
    [{ messages: ['Team ist erforderlich.'], fields: {} }, /“Team ist erforderlich\.” .*link it here\.$/],
    [{ messages: [], fields: {} }, /gives no reason/],
  ])('%j', (said, expected) => {
    expect(refusalWords(said, 'Bug')).toMatch(expected);
  });
});

describe('the list', () => {
  const one: Defect = { id: 'a', scenarioId: 's', at: 1_000 };
  test('holds each once, as it is known last', () => {
    const known = withDefect([one], { ...one, issueId: '7' });
    expect(known).toEqual([{ ...one, issueId: '7' }]);
    expect(sameDefect(known, { scenarioId: 's', issueId: '7' })?.id).toBe('a');
    expect(sameDefect(known, { scenarioId: 'other', issueId: '7' })).toBeUndefined();
    expect(withoutDefect(known, 'a')).toEqual([]);
  });
  test('an attempt is over after a minute, and what it left was created in that time', () => {
    expect(isBeingCreated(one, 1_059)).toBe(true);
    expect(isBeingCreated(one, 1_060)).toBe(false);
    expect(isBeingCreated({ ...one, issueId: '7' }, 1_001)).toBe(false);
    expect(createdWithin(one, 1_090)).toEqual({ from: 4, to: 0 });
    expect(createdWithin(one, 1_000 + 3_600)).toEqual({ from: 62, to: 57 });
    const again = { ...one, again: 1_000 + 3_000 };
    expect(createdWithin(again, 1_000 + 3_600)).toEqual({ from: 62, to: 7 });
    expect(isBeingCreated(again, 1_000 + 3_059)).toBe(true);
  });
});

describe('a story with as many defects as it may have', () => {
  const full = Array.from({ length: MOST_DEFECTS + 1 }, (_, n) => ({
    id: `${n}`,
    scenarioId: n % 50 ? 'here' : 'gone',
    at: 1_000 - n,
    issueId: `${n}`,
  }));
  test('takes another in the place of the oldest of a scenario that is not on it any more', () => {
    const kept = fittingDefects(full, new Set(['here']));
    expect(full.filter((one) => !kept?.includes(one)).map(({ id }) => id)).toEqual(['100']);
    expect(fittingDefects(full.slice(1), new Set())).toEqual(full.slice(1));
  });
  test('takes none where all are of scenarios on it, or may still be being created', () => {
    expect(fittingDefects(full, new Set(['here', 'gone']))).toBeUndefined();
    const unknown = full.map(({ issueId: _unknown, ...one }) => one);
    expect(fittingDefects(unknown, new Set(['here']))).toBeUndefined();
  });
});
