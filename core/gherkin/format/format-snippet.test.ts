import fc from 'fast-check';
import type { FeatureDocument } from '../document';
import { replaceScenario } from '../edit/replace-scenario';
import { bareScenarios } from '../same-tree';
import { scenarioText } from '../scenario-text';
import { anyFeature } from '../testing/documents/arbitrary';
import { documentOf, done } from '../testing/read';
import { formatFeature } from './format-feature';
import { formatSnippet } from './format-snippet';

const formatted = (text: string, language = 'en'): string => {
  const result = formatSnippet(text, language);
  if (!result.ok) throw new Error(`${JSON.stringify(result.problems)}\n${text}`);
  return result.text;
};

test('lays out a scenario on its own: its keyword line stands at the left', () => {
  const text = `
   # about
   @a   @b
      Szenariogrundriss: zwei
   Wie es war.
    Wenn <a>
    """
      links
    """
  Beispiele:
  |a|
  |lang|

`;
  expect(formatted(text, 'de')).toBe(`# about
@a @b
Szenariogrundriss: zwei
 Wie es war.
  Wenn <a>
    """
      links
    """

  Beispiele:
    | a    |
    | lang |`);
});

test('what is not one scenario is refused at its place in the snippet', () => {
  expect(formatSnippet('\nGiven a', 'en')).toMatchObject({ ok: false, problems: [{ line: 2 }] });
  expect(formatSnippet('Scenario: a\n  nonsense\n  Given b', 'en')).toMatchObject({ ok: true });
  expect(formatSnippet('Scenario: a\n  Given b\n  nonsense', 'en')).toMatchObject({
    ok: false,
    problems: [{ line: 3, column: 3 }],
  });
});

/** A description moves with its scenario: with white space before its lines it is another one to the parser. */
const trees = (lines: FeatureDocument['lines']): string[] =>
  bareScenarios(lines).map((tree) =>
    tree.replace(/(?<="description":")(?:[^"\\]|\\.)*/g, (words) =>
      words.replace(/(^|\\n)(?: |\\t)+/g, '$1'),
    ),
  );

test('says the same as before in its feature, and is left alone the second time', () => {
  fc.assert(
    fc.property(anyFeature, fc.nat(20), (text, at) => {
      const document = documentOf(text);
      fc.pre(document.scenarios.length > 0);
      const index = at % document.scenarios.length;
      const snippet = scenarioText(document, index);
      const once = formatted(snippet, document.language);
      expect(formatted(once, document.language)).toBe(once);
      const { document: after } = done(replaceScenario(document, index, once));
      expect(trees(after.lines)).toEqual(trees(document.lines));
    }),
  );
});

test('a feature that is laid out has scenarios that are', () => {
  fc.assert(
    fc.property(anyFeature, (text) => {
      const result = formatFeature(text);
      if (!result.ok) return;
      const document = documentOf(result.text);
      for (const { index } of document.scenarios) {
        const snippet = scenarioText(document, index);
        // Not with a description further left than its scenario.
        if (/^(@|#|\S.*:)/.test(snippet)) expect(formatted(snippet, document.language)).toBe(snippet);
      }
    }),
  );
});
