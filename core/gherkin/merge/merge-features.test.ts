import fc from 'fast-check';
import { anyFeature } from '../testing/documents/arbitrary';
import { anyTriple } from '../testing/documents/triples';
import { splitLines } from '../lines';
import { parseFeature } from '../parse';
import { mergeFeatures, mergeTexts, piecesAsText, type Conflicted, type MergeResult } from './merge-features';

const clean = (result: MergeResult): string => {
  if (!result.ok) throw new Error(JSON.stringify(result.conflicts, undefined, 1));
  return result.text;
};

/** The whole text with one side of each conflict. */
const taking = (side: 'base' | 'mine' | 'theirs', result: Conflicted): string =>
  piecesAsText(result)
    .map((piece) => ('text' in piece ? piece.text : piece[side]))
    .join('');

const BASE = `Feature: Cart

  Background:
    Given a cart

  # first
  @a
  Scenario: One
    When I add 1
    Then I have 1

  Scenario: Two
    When I add 2

  Rule: Limits

    Scenario: Three
      When I add 3
`;
const TWO = '  Scenario: Two\n    When I add 2\n\n';

describe('two changes', () => {
  test('of neighbouring lines both stay', () => {
    const text = clean(
      mergeFeatures(
        BASE,
        BASE.replace('When I add 1', 'When I add 5'),
        BASE.replace('Then I have 1', 'Then I have 5'),
      ),
    );
    expect(text).toBe(BASE.replace('When I add 1', 'When I add 5').replace('Then I have 1', 'Then I have 5'));
  });

  test('a scenario that one moved and the other changed is moved and changed', () => {
    const moved = BASE.replace(TWO, '').replace('  # first', `${TWO}  # first`);
    const text = clean(mergeFeatures(BASE, moved, BASE.replace('add 2', 'add 22')));
    expect(text).toBe(moved.replace('add 2', 'add 22'));
    expect(clean(mergeFeatures(BASE, BASE.replace('add 2', 'add 22'), moved))).toBe(text);
  });

  test('a scenario that one moved into a rule is indented as it is there, changes and all', () => {
    const moved = `${BASE.replace(TWO, '')}\n    Scenario: Two\n      When I add 2\n`;
    expect(clean(mergeFeatures(BASE, moved, BASE.replace('add 2\n', 'add 2\n    And I pay\n')))).toBe(
      moved.replace('add 2\n', 'add 2\n      And I pay\n'),
    );
  });

  test('scenarios that both added in one place are both kept', () => {
    const with_ = (name: string) => `${BASE}\n    Scenario: ${name}\n      When ${name}\n`;
    expect(clean(mergeFeatures(BASE, with_('m'), with_('t')))).toBe(
      `${with_('m')}\n    Scenario: t\n      When t\n`,
    );
  });

  test('a scenario that both added is there once, with what one of them wrote more', () => {
    const added = `${BASE}\n    Scenario: N\n      When n\n`;
    expect(clean(mergeFeatures(BASE, added, `${added}      Then m\n`))).toBe(`${added}      Then m\n`);
  });

  test('scenarios of one name that say different things are both kept', () => {
    const added = `${BASE}\n    Scenario: N\n      When n\n`;
    const other = `${BASE}\n    Scenario: N\n      When o\n`;
    expect(clean(mergeFeatures(BASE, added, other))).toBe(`${added}\n    Scenario: N\n      When o\n`);
  });

  test('new indentation of everything meets no change of a line', () => {
    const tabs = BASE.replaceAll('  ', '\t');
    expect(
      clean(
        mergeFeatures(
          BASE,
          tabs,
          BASE.replace('add 2', 'add 22').replace('I have 1\n', 'I have 1\n    And b\n'),
        ),
      ),
    ).toBe(tabs.replace('add 2', 'add 22').replace('I have 1\n', 'I have 1\n\t\tAnd b\n'));
  });

  test('new line endings, a byte order mark and a final newline are changes of their own', () => {
    const theirs = `\uFEFF${BASE.replaceAll('\n', '\r\n').slice(0, -2)}`;
    const mine = BASE.replace('add 2', 'add 22');
    expect(clean(mergeFeatures(BASE, mine, theirs))).toBe(theirs.replace('add 2', 'add 22'));
  });

  test('of one line are a conflict that can be shown and resolved', () => {
    const [mine, theirs] = [BASE.replace('I have 1', 'I have m'), BASE.replace('I have 1', 'I have t')];
    const result = mergeFeatures(BASE, mine, theirs);
    if (result.ok) throw new Error(result.text);
    const side = (content: string) => ({ line: 10, lines: [{ content, ending: '\n' }] });
    expect(result.conflicts).toEqual([
      {
        place: { part: 'scenario', name: 'One' },
        base: side('    Then I have 1'),
        mine: side('    Then I have m'),
        theirs: side('    Then I have t'),
      },
    ]);
    expect((['base', 'mine', 'theirs'] as const).map((side) => taking(side, result))).toEqual([
      BASE,
      mine,
      theirs,
    ]);
  });

  test('keeps the mark a text begins with and the newline it does not end with, whichever side is taken', () => {
    const [base, mine, theirs] = ['1', 'm', 't'].map(
      (n) => `\uFEFF${BASE.replace('add 3', `add ${n}`).trimEnd()}`,
    );
    const result = mergeFeatures(base ?? '', mine ?? '', theirs ?? '');
    if (result.ok) throw new Error(result.text);
    expect((['base', 'mine', 'theirs'] as const).map((side) => taking(side, result))).toEqual([
      base,
      mine,
      theirs,
    ]);
  });

  test('taking away what the other changed is a conflict, what the other left goes', () => {
    const without = BASE.replace(TWO, '');
    const result = mergeFeatures(BASE, without, BASE.replace('add 2', 'add 22'));
    expect(result).toMatchObject({ ok: false, conflicts: [{ mine: { lines: [] }, place: { name: 'Two' } }] });
    expect(clean(mergeFeatures(BASE, without, BASE.replace('add 1', 'add 11')))).toBe(
      without.replace('add 1', 'add 11'),
    );
    const rule = BASE.slice(0, BASE.indexOf('\n  Rule'));
    expect(clean(mergeFeatures(BASE, rule, BASE.replace('add 1', 'add 11')))).toBe(
      rule.replace('add 1', 'add 11'),
    );
    expect(mergeFeatures(BASE, rule, BASE.replace('add 3', 'add 33')).ok).toBe(false);
  });

  test('that together cannot be read are a conflict', () => {
    const base = 'Feature: f\n\n  Scenario: s\n    Given a\n      | 1 |\n\n      | 2 |\n';
    const wider = base.replace('| 1 |', '| 1 | 3 |').replace('| 2 |', '| 2 | 3 |');
    const longer = base.replace('      | 1 |\n', '      | 1 |\n      | 5 |\n');
    expect([base, wider, longer].every((text) => parseFeature(text).ok)).toBe(true);
    expect(mergeFeatures(base, wider, longer).ok).toBe(false);
    const apart = base.replace('      | 2 |\n', '      | 2 |\n\n      | 5 |\n');
    expect(
      mergeFeatures(
        base,
        base.replaceAll('|\n\n', '|\n').replace('| 1 |', '| 1 | 3 |').replace('| 2 |', '| 2 | 3 |'),
        apart,
      ),
    ).toMatchObject({ ok: false });
  });

  test('of a text that cannot be read are merged by line', () => {
    const draft = BASE.replace('Scenario: Two', 'Scenario Two');
    expect(
      clean(mergeFeatures(draft, draft.replace('add 1', 'add 11'), draft.replace('add 3', 'add 33'))),
    ).toBe(draft.replace('add 1', 'add 11').replace('add 3', 'add 33'));
  });
});

const counts = (text: string): Map<string, number> => {
  const found = new Map<string, number>();
  for (const { content } of splitLines(text.replace('\uFEFF', ''))) {
    const words = content.replace(/\s+/g, '');
    if (words) found.set(words, (found.get(words) ?? 0) + 1);
  }
  return found;
};

/** The merged text, with both sides of each conflict one after the other. */
const shown = (result: MergeResult): string =>
  result.ok
    ? result.text
    : piecesAsText(result)
        // The last line of a text need not be ended.
        .map((piece) => ('text' in piece ? piece.text : `${piece.mine}\n${piece.theirs}`))
        .join('');

test('a change against none is that change, byte for byte', () => {
  fc.assert(
    fc.property(anyTriple, ({ base, mine }) => {
      for (const texts of [
        { base, mine, theirs: base },
        { base, mine: base, theirs: mine },
        { base, mine, theirs: mine },
      ]) {
        expect(clean(mergeTexts(texts))).toBe(mine);
        expect(clean(mergeFeatures(texts.base, texts.mine, texts.theirs))).toBe(mine);
      }
    }),
  );
});

test('what both agree on between two conflicts is one piece, however many lines it has', () => {
  const many = Array.from({ length: 2_000 }, (_, n) => `  Scenario: ${n}\n    Given step ${n}\n\n`).join('');
  const of = (step: string) => `Feature: Many\n\n${many.replace('step 1000\n', `step ${step}\n`)}`;
  const result = mergeFeatures(of('1000'), of('mine'), of('theirs'));
  if (result.ok) throw new Error(result.text);
  expect(piecesAsText(result)).toHaveLength(3);
  expect(taking('mine', result)).toBe(of('mine'));
  fc.assert(
    fc.property(anyTriple, (texts) => {
      const merge = mergeTexts(texts);
      if (merge.ok) return;
      const agreed = piecesAsText(merge).map((piece) => 'text' in piece);
      expect(agreed.some((one, at) => one && agreed[at + 1])).toBe(false);
    }),
  );
});

test('no line that either side wrote is lost, and a merged text can be read', () => {
  fc.assert(
    fc.property(anyTriple, ({ base, mine, theirs }) => {
      const result = mergeFeatures(base, mine, theirs);
      const [before, one, other, there] = [base, mine, theirs, shown(result)].map(counts);
      for (const key of new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])) {
        const [b, m, t] = [before, one, other].map((found) => found?.get(key) ?? 0) as [
          number,
          number,
          number,
        ];
        const wanted = m >= b && t >= b ? Math.max(m, t) : m + t - b;
        expect([key, there?.get(key) ?? 0]).toEqual([key, Math.max(there?.get(key) ?? 0, wanted)]);
      }
      const readable = [base, mine, theirs].every((text) => parseFeature(text).ok);
      if (result.ok && readable) expect(parseFeature(result.text).ok).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('whose side is called mine changes nothing but the order of what both put in one place', () => {
  fc.assert(
    fc.property(anyTriple, ({ base, mine, theirs }) => {
      const one = mergeFeatures(base, mine, theirs);
      const other = mergeFeatures(base, theirs, mine);
      expect(one.ok).toBe(other.ok);
      if (one.ok && other.ok) {
        const lines = (text: string) => [...counts(text)].sort();
        expect(lines(one.text)).toEqual(lines(other.text));
      }
    }),
    { numRuns: 150 },
  );
});

test('unrelated texts are merged too', () => {
  fc.assert(
    fc.property(anyFeature, anyFeature, anyFeature, (base, mine, theirs) => {
      const result = mergeFeatures(base, mine, theirs);
      if (!result.ok) expect(typeof shown(result)).toBe('string');
    }),
    { numRuns: 50 },
  );
});
