import fc from 'fast-check';
import { languages } from '../language';
import { newFeature, oneLine } from '../new-feature';
import { parseFeature } from '../parse';
import { anyFeature } from '../testing/documents/arbitrary';
import { addExamples, type RuleToWrite } from './add-examples';
import type { Listed } from './edit-listed';
import { removeScenario } from './remove-scenario';
import { isBareRule, removeBareRule } from './rules';

function listed(text: string): Listed {
  const read = parseFeature(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const scenarios = read.document.scenarios.map((_, n) => ({ id: `old ${n}`, issues: [] }));
  return { document: read.document, scenarios };
}

const rule = (name: string, examples: string[], shownBy: string[] = []): RuleToWrite => ({
  name,
  shownBy,
  examples: examples.map((example) => ({ name: example, entry: { id: `new ${example}`, issues: ['1'] } })),
});

function written(text: string, ...rules: RuleToWrite[]) {
  const result = addExamples(listed(text), rules);
  if (!result.ok) throw new Error(`${result.name}: ${JSON.stringify(result.problems)}`);
  return result;
}

test('a new feature gets its rules with named scenarios', () => {
  const text = newFeature({ name: 'Korb', language: 'de' });
  expect(written(text, rule('Nur wer da ist', ['Ein Gast']), rule('Leer', [])).document.text).toBe(
    `# language: de
Funktionalität: Korb

  Rule: Nur wer da ist

    Szenario: Ein Gast
      # Angenommen …
      # Wenn …
      # Dann …

  Rule: Leer
`,
  );
});

const SHOP = `Feature: Shop

  Scenario: Before all rules
    Given it passes

  @slow
  Rule: Cards
    What is true of cards.

    Background:
      Given a card

    Example: Paid
      Given it passes

  # of the next
  Rule: Empty
`;

test('a rule that is there gets more examples, by its name and by what shows it', () => {
  const { document, scenarios, made } = written(
    SHOP,
    rule('Empty', ['In the empty one']),
    rule('Called something else', ['Refused'], ['old 1']),
    rule('New', ['Last']),
  );
  expect(document.scenarios.map(({ name, ruleName }) => [ruleName, name])).toEqual([
    [undefined, 'Before all rules'],
    ['Cards', 'Paid'],
    ['Cards', 'Refused'],
    ['Empty', 'In the empty one'],
    ['New', 'Last'],
  ]);
  expect(scenarios.map(({ id }) => id)).toEqual([
    'old 0',
    'old 1',
    'new Refused',
    'new In the empty one',
    'new Last',
  ]);
  expect(made).toEqual([false, false, true]);
  const before = SHOP.split('\n');
  expect(document.text.split('\n').filter((line) => before.includes(line)).length).toBeGreaterThanOrEqual(
    before.length,
  );
});

test('what shows a rule in another place does not take it there while one has its name', () => {
  const { document, made } = written(SHOP, rule('Empty', ['In the empty one'], ['old 1']));
  expect(document.scenarios.map(({ name, ruleName }) => [ruleName, name])).toEqual([
    [undefined, 'Before all rules'],
    ['Cards', 'Paid'],
    ['Empty', 'In the empty one'],
  ]);
  expect(made).toEqual([false]);
});

test('of two rules of one name it is the one that what shows it stands in', () => {
  const twice = `${SHOP}\n  Rule: Cards\n\n    Example: Lost\n      Given it passes\n`;
  const { document } = written(twice, rule('Cards', ['Stolen'], ['old 2']));
  expect(document.scenarios.map(({ name }) => name)).toEqual(['Before all rules', 'Paid', 'Lost', 'Stolen']);
});

test('a name that is none is refused with the card it stands on', () => {
  expect(addExamples(listed('Feature: f\n'), [rule(' \n ', [])])).toMatchObject({ ok: false, name: ' \n ' });
  expect(addExamples(listed('Feature: f\n'), [rule('r', [' '])])).toMatchObject({ ok: false, name: ' ' });
  expect(addExamples(listed(''), [rule('r', [])])).toMatchObject({ ok: false });
});

const name = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom(
    '# no comment',
    '@no tag',
    '"""',
    '| a |',
    'Rule: x',
    '<b>',
    'Scenario Outline: y',
    '* z',
    '\\n',
    'a\r\nb',
    '# language: fr',
  ),
);
const toWrite = fc.uniqueArray(fc.record({ name, examples: fc.array(name, { maxLength: 3 }) }), {
  maxLength: 3,
  selector: (one) => oneLine(one.name),
});

test('what comes out always reads back with every name, in every language', () => {
  fc.assert(
    fc.property(fc.constantFrom(...languages()), toWrite, ({ code }, cards) => {
      const text = newFeature({ name: 'f', language: code });
      const result = addExamples(
        listed(text),
        cards.map((one) => rule(one.name, one.examples)),
      );
      const named = cards.every((one) => [one.name, ...one.examples].every((title) => oneLine(title)));
      expect(result.ok).toBe(named);
      if (!result.ok) return;
      const read = parseFeature(result.document.text);
      expect(read.ok && read.document.rules.map((one) => one.name)).toEqual(
        cards.map((one) => oneLine(one.name)),
      );
      expect(read.ok && read.document.scenarios.map((one) => one.name)).toEqual(
        cards.flatMap((one) => one.examples.map(oneLine)),
      );
      expect(read.ok && read.document.scenarios.every(({ steps }) => steps.length === 0)).toBe(true);
    }),
  );
});

test('no line of a feature is lost or changed, and every entry stays with its scenario', () => {
  fc.assert(
    fc.property(anyFeature, toWrite, (text, cards) => {
      const before = listed(text);
      const named = cards.every((one) => [one.name, ...one.examples].every((title) => oneLine(title)));
      const result = addExamples(
        before,
        cards.map((one) => rule(one.name, one.examples)),
      );
      if (!named || !before.document.feature) return;
      if (!result.ok) throw new Error(JSON.stringify(result));
      const contents = result.document.lines.map(({ content }) => content);
      let at = 0;
      for (const { content } of before.document.lines) {
        at = contents.indexOf(content, at) + 1;
        expect(at).toBeGreaterThan(0);
      }
      const olds = result.scenarios.flatMap(({ id }, n) =>
        id.startsWith('old') ? [[id, result.document.scenarios[n]?.name]] : [],
      );
      expect(olds).toEqual(before.document.scenarios.map(({ name: title }, n) => [`old ${n}`, title]));
    }),
  );
});

test('what was added can be taken away again, and leaves the text as it was', () => {
  fc.assert(
    fc.property(anyFeature, name, name, (text, title, example) => {
      const before = listed(text);
      if (!before.document.feature || !oneLine(title) || !oneLine(example)) return;
      if (before.document.rules.some((one) => one.name === oneLine(title))) return;
      const result = addExamples(before, [rule(title, [example])]);
      if (!result.ok) throw new Error(JSON.stringify(result));
      const removed = removeScenario(result.document, result.document.scenarios.length - 1);
      if (!removed.ok) throw new Error(JSON.stringify(removed));
      const last = removed.document.rules.length - 1;
      expect(isBareRule(removed.document, last)).toBe(true);
      const bare = removeBareRule(removed.document, last);
      if (!bare.ok) throw new Error(JSON.stringify(bare));
      expect(bare.text.trimEnd()).toBe(text.trimEnd());
    }),
  );
});
