import fc from 'fast-check';
import { check, checkFeature, languages, scenarioTextAt, style, template } from './gherkin';

describe('template', () => {
  test('is a scenario of the language with the caret behind its title keyword', () => {
    const { text, caret } = template('de');
    expect(text).toMatch(/^Szenario: \n/);
    expect(text.slice(0, caret)).toBe('Szenario: ');
  });

  test('uses the word scenario where the language has it, not its word for an example', () => {
    expect(['en', 'de', 'fr', 'es'].map((code) => template(code).text.split(':')[0])).toEqual([
      'Scenario',
      'Szenario',
      'Scénario',
      'Escenario',
    ]);
  });

  test('filled in, it is a scenario without problems, in every language', () => {
    const wrong = languages().flatMap(({ code }) => {
      const { text } = template(code);
      return check(text.replace(/$/gm, 'x'), code, {}).problems.length > 0 ? [code] : [];
    });
    expect(wrong).toEqual([]);
  });
});

test('check gives line and column of what is wrong', () => {
  expect(check('Scenario: x\n  Given y\n  Wenn z', 'en', {}).problems).toEqual([
    expect.objectContaining({ line: 3, column: 3 }),
  ]);
});

const FEATURE = 'Feature: f\n\n  @slow\n  Scenario: x\n    Given y\n\n  Scenario: z\n    Given w\n';

test('a whole feature is checked as one', () => {
  expect(checkFeature(FEATURE, {})).toEqual({ problems: [], notes: [] });
  expect(checkFeature(FEATURE.replace('Given y\n', 'Given y\n    Wenn w\n'), {}).problems).toEqual([
    expect.objectContaining({ line: 6, column: 5 }),
  ]);
});

test('a scenario is found by the line of its keyword', () => {
  expect(scenarioTextAt(FEATURE, 4)).toBe('@slow\nScenario: x\n  Given y');
  expect(scenarioTextAt(FEATURE, 5)).toBeUndefined();
  expect(scenarioTextAt('Wenn', 1)).toBeUndefined();
});

describe('style', () => {
  test('sets keywords apart, but not inside a doc string', () => {
    const lines = style('Scenario: x\n  Given y\n    """\n    When not a step\n    """\n  Then z', 'en');
    expect(lines.map(({ kind, keyword }) => [kind, keyword])).toEqual([
      ['title', 'Scenario:'],
      ['step', '  Given '],
      ['text', ''],
      ['text', ''],
      ['text', ''],
      ['step', '  Then '],
    ]);
  });

  test('loses nothing of the text', () => {
    const part = fc.constantFrom('Scenario: ', 'Given ', '\n', '"""', '```', '| a |', '@t', '# c', '  ', 'ж');
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('en', 'de', 'zh-CN', 'none'), (parts, language) => {
        const text = parts.join('');
        expect(
          style(text, language)
            .map(({ keyword, rest }) => keyword + rest)
            .join('\n'),
        ).toBe(text);
      }),
    );
  });
});
