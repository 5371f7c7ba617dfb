import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { filesBelow, sharedFolder } from '../../../test/support/shared';
import { addScenario } from './add-scenario';
import { removeScenario } from './remove-scenario';
import { replaceScenario } from './replace-scenario';
import { splitLines } from '../lines';
import { parseFeature } from '../parse';
import { scenarioHash, scenarioText } from '../scenario-text';
import { checkSnippet } from '../snippet';
import { documentOf, done } from '../testing/read';
import { shareOf } from '../../../test/support/share';

const TWO = `Feature: Cart

  Background:
    Given an empty cart

  # first
  @a
  Scenario: One
    When I add 1

  Scenario: Two
    When I add 2
`;

describe('the text of a scenario', () => {
  test('comes without its indentation and without the comments above it', () => {
    expect(scenarioText(documentOf(TWO), 0)).toBe('@a\nScenario: One\n  When I add 1');
  });

  test('has one hash under any indentation and line ending', () => {
    const hash = scenarioHash(documentOf(TWO), 0);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(scenarioHash(documentOf(TWO.replaceAll('\n', '\r\n').replaceAll(/^ {2}/gm, '\t')), 0)).toBe(hash);
    expect(scenarioHash(documentOf(TWO.replace('add 1', 'add 3')), 0)).not.toBe(hash);
  });
});

describe('adding', () => {
  test('goes last by default, indented as its neighbours', () => {
    const result = done(addScenario(documentOf(TWO), 'Scenario: Three\n  When I add 3'));
    expect(result.text).toBe(`${TWO}\n  Scenario: Three\n    When I add 3\n`);
    expect(result.index).toBe(2);
    expect(result.document.scenarios[2]?.name).toBe('Three');
  });

  test('goes after a given scenario, a blank line apart on both sides', () => {
    const tight = 'Feature: f\n  Scenario: A\n    Given a\n  Scenario: B\n';
    const result = done(addScenario(documentOf(tight), '\n\n@x\nScenario: N\n\n', { afterIndex: 0 }));
    expect(result.text).toBe(
      'Feature: f\n  Scenario: A\n    Given a\n\n  @x\n  Scenario: N\n\n  Scenario: B\n',
    );
    expect(result.index).toBe(1);
  });

  test('goes first with afterIndex -1, below the background', () => {
    const result = done(addScenario(documentOf(TWO), 'Scenario: Zero', { afterIndex: -1 }));
    expect(result.document.scenarios.map(({ name }) => name)).toEqual(['Zero', 'One', 'Two']);
    expect(result.index).toBe(0);
  });

  test('keeps CRLF and a missing final newline', () => {
    const text = 'Feature: f\r\n\r\n\tScenario: A\r\n\t\tGiven a';
    const result = done(addScenario(documentOf(text), 'Scenario: B\n\tGiven b'));
    expect(result.text).toBe(`${text}\r\n\r\n\tScenario: B\r\n\t\tGiven b`);
  });

  test('stays out of rules unless a scenario of the rule is named', () => {
    const text = 'Feature: f\n\n  Rule: r\n\n    Scenario: A\n      Given a\n';
    const result = done(addScenario(documentOf(text), 'Scenario: B'));
    expect(result.document.scenarios.map(({ name, ruleName }) => [name, ruleName])).toEqual([
      ['B', undefined],
      ['A', 'r'],
    ]);
    const inside = done(addScenario(documentOf(text), 'Scenario: B', { afterIndex: 0 }));
    expect(inside.text).toBe(`${text}\n    Scenario: B\n`);
  });

  test('an empty feature gets its first scenario below its description', () => {
    const result = done(addScenario(documentOf('Feature: f\n  Words.\n'), 'Scenario: A\n  Given a'));
    expect(result.text).toBe('Feature: f\n  Words.\n\n  Scenario: A\n    Given a\n');
  });

  test('without a feature line it is refused', () => {
    expect(addScenario(documentOf('# nothing'), 'Scenario: A')).toMatchObject({ ok: false });
  });

  test('speaks the language of the feature', () => {
    const text = '# language: de\nFunktionalität: Korb\n';
    expect(done(addScenario(documentOf(text), 'Szenario: leer\n  Angenommen nichts')).index).toBe(0);
    expect(addScenario(documentOf(text), 'Scenario: empty')).toMatchObject({ ok: false });
  });
});

describe('replacing', () => {
  test('changes only the lines that changed', () => {
    const text = TWO.replaceAll('\n', '\r\n').replace('When I add 1', 'When I add 1   ');
    const result = done(
      replaceScenario(documentOf(text), 0, '@a @b\nScenario: One\n  When I add 1   \n  And I pay'),
    );
    expect(result.text).toBe(
      text.replace('  @a\r\n', '  @a @b\r\n').replace('add 1   \r\n', 'add 1   \r\n    And I pay\r\n'),
    );
  });

  test('keeps a text in column one of a doc string in its place', () => {
    const text = 'Feature: f\n  Scenario: A\n    Given a\n    """\nleft\n    """\n';
    const shown = scenarioText(documentOf(text), 0);
    expect(shown).toBe(text.slice('Feature: f\n'.length, -1));
    expect(done(replaceScenario(documentOf(text), 0, shown.replace('left', 'there'))).text).toBe(
      text.replace('left', 'there'),
    );
    expect(done(replaceScenario(documentOf(text), 0, 'Scenario: A\n  Given a')).text).toBe(
      'Feature: f\n  Scenario: A\n    Given a\n',
    );
  });

  test('the end of a text without a final newline stays without', () => {
    const text = 'Feature: f\n  Scenario: A\n    Given a';
    expect(done(replaceScenario(documentOf(text), 0, 'Scenario: A\n  Given b')).text).toBe(
      'Feature: f\n  Scenario: A\n    Given b',
    );
    expect(done(replaceScenario(documentOf(text), 0, 'Scenario: A\n  Given a\n  And b')).text).toBe(
      'Feature: f\n  Scenario: A\n    Given a\n    And b',
    );
  });
});

describe('removing', () => {
  test('takes the comments above and one gap', () => {
    expect(done(removeScenario(documentOf(TWO), 0)).text).toBe(TWO.replace(/ {2}# first[^]*?\n\n/, ''));
    expect(done(removeScenario(documentOf(TWO), 1)).text).toBe(TWO.replace(/\n {2}Scenario: Two[^]*/, ''));
  });

  test('takes back what adding wrote', () => {
    const added = done(addScenario(documentOf(TWO), 'Scenario: N\n  Given n', { afterIndex: 0 }));
    expect(done(removeScenario(added.document, added.index)).text).toBe(TWO);
  });
});

describe('a snippet', () => {
  test.each([
    ['', 1, 1, 'The scenario is missing: write a line “Scenario: title”, then its steps.'],
    ['# c\n@t\n', 2, 1, 'The scenario is missing: write a line “Scenario: title”, then its steps.'],
    ['  Given a', 1, 3, 'A step needs a scenario: put a line “Scenario: title” above it.'],
    ['Scenario One\nGiven a', 1, 1, "Write “Scenario:” with a colon, then the scenario's title."],
    [
      'One\n',
      1,
      1,
      'A scenario starts with a line “Scenario: title”; tags (@…) and comments (#) may stand above it.',
    ],
    [
      'Feature: f\nScenario: s',
      1,
      1,
      'One scenario is written here: leave out the “Feature:” line and start with “Scenario:”.',
    ],
    ['Rule: r\nScenario: s', 1, 1, '“Rule:” belongs to the feature: write one scenario here.'],
    ['Background:\n', 1, 1, '“Background:” belongs to the feature: write one scenario here.'],
    [
      'Scenario: s\nGiven a\n\n@x\nScenario: t',
      5,
      1,
      'A second scenario starts here: write one scenario at a time.',
    ],
    ['Scenario: s\nGiven a\n  Rule: r', 3, 3, '“Rule:” belongs to the feature: write one scenario here.'],
    [
      'Scenario: s\nGiven a\n """\nopen',
      4,
      5,
      'The doc string that starts on line 3 has no end: close it with a line """.',
    ],
    [
      'Scenario: s\nGiven a\n@t',
      3,
      3,
      'The text ends with tags that belong to nothing: “Scenario:” or “Examples:” must follow them.',
    ],
  ])('%j is refused at %i:%i', (snippet, line, column, message) => {
    expect(checkSnippet(snippet, 'en')[0]).toMatchObject({ line, column, message });
    const document = documentOf(TWO);
    expect(replaceScenario(document, 0, snippet)).toMatchObject({ ok: false, problems: [{ line, column }] });
  });

  test('may hold all that a scenario can', () => {
    const snippet =
      '# c\n@t @u\n\nScenario Outline: s <a>\n  Words.\n\n  Given <a>\n    | x |\n  # d\n  Then b\n    """\n    Scenario: no\n    """\n\n  @e\n  Examples: e\n    | a |\n    | 1 |\n';
    expect(checkSnippet(snippet, 'en')).toEqual([]);
    expect(checkSnippet(snippet.replaceAll('\n', '\r\n'), 'en')).toEqual([]);
  });
});

const stepLine = fc.constantFrom(
  '  Given a',
  '  When b',
  '    | x |',
  '  # c',
  '',
  '  """\n  t\n\n   u\n  """',
  ' * d',
);
const snippetText = fc
  .tuple(fc.constantFrom('', '@t\n', '# c\n@t\n'), fc.array(stepLine, { maxLength: 6 }))
  .map(([head, body]) => `${head}Scenario: made\n  Given z\n${body.join('\n')}`);

test('any snippet that is right can be added, replaced and removed, and nothing else changes', () => {
  const ending = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(snippetText, ending, fc.nat(1), (snippet, newline, index) => {
      fc.pre(checkSnippet(snippet, 'en').length === 0);
      const text = TWO.replaceAll('\n', newline);
      const added = done(addScenario(documentOf(text), snippet, { afterIndex: index }));
      expect(added.document.scenarios).toHaveLength(3);
      const replaced = done(replaceScenario(documentOf(text), index, snippet));
      const { startLine, endLine } = documentOf(text).scenarios[index] ?? { startLine: 0, endLine: 0 };
      const lines = splitLines(text);
      expect(splitLines(replaced.text).slice(0, startLine - 1)).toEqual(lines.slice(0, startLine - 1));
      const below = lines.slice(endLine);
      expect(below.length === 0 ? [] : splitLines(replaced.text).slice(-below.length)).toEqual(below);
      const shown = scenarioText(replaced.document, index);
      expect(done(replaceScenario(replaced.document, index, shown)).text).toBe(replaced.text);
    }),
  );
});

test('the corpora: writing a scenario back changes no byte, every scenario can be edited and removed', () => {
  const folder = sharedFolder('corpora');
  if (!folder) return;
  for (const path of shareOf(filesBelow(folder, '.feature'), 1 / 4)) {
    const parsed = parseFeature(readFileSync(path, 'utf8'));
    if (!parsed.ok) continue;
    const { document } = parsed;
    for (const { index, startLine } of document.scenarios) {
      const shown = scenarioText(document, index);
      expect(done(replaceScenario(document, index, shown)).text === document.text).toBe(true);
      if (index > 2) continue;
      const edited = done(replaceScenario(document, index, `@edited\n${shown}`)).document;
      expect(edited.lines.toSpliced(startLine - 1, 1)).toEqual(document.lines);
      const added = done(addScenario(document, shown, { afterIndex: index }));
      expect(scenarioText(added.document, added.index)).toBe(shown);
      expect(done(removeScenario(document, index)).document.scenarios).toHaveLength(
        document.scenarios.length - 1,
      );
    }
  }
}, 60_000);
