import fc from 'fast-check';
import { languages } from './language';
import { dashedLines, newFeature } from './new-feature';
import { parseFeature } from './parse';

test('an English feature needs no language comment', () => {
  expect(newFeature({ name: ' A  cart\n', language: 'en', description: 'Holds\n\n  things' })).toBe(
    'Feature: A cart\n  Holds\n\n  things\n',
  );
  expect(newFeature({ name: 'Korb', language: 'de' })).toBe('# language: de\nFunktionalität: Korb\n');
});

test('a description line that Gherkin would take for something else gets a dash', () => {
  expect(newFeature({ name: 'f', language: 'en', description: '@me\n# two\nRule: three' })).toBe(
    'Feature: f\n  - @me\n  - # two\n  - Rule: three\n',
  );
});

test('the lines that get a dash are told beforehand, as they become, in the words of the language', () => {
  const description = 'As a user\n  Scenario: two\n\n@me\nSzenario: drei';
  expect(dashedLines(description, 'en')).toEqual(['- Scenario: two', '- @me']);
  expect(dashedLines(description, 'de')).toEqual(['- @me', '- Szenario: drei']);
  expect(dashedLines('', 'en')).toEqual([]);
});

test('an unknown language is a fault of the caller', () => {
  expect(() => newFeature({ name: 'f', language: 'xx' })).toThrow(RangeError);
});

test('what comes out reads back in every language', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('Scenario: x', 'Background:', 'Example: y', '@a b', '"""'),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...languages()),
      fc.string(),
      fc.array(line),
      ({ code }, name, description) => {
        const text = newFeature({ name, language: code, description: description.join('\n') });
        expect(parseFeature(text)).toMatchObject({
          ok: true,
          document: { language: code, scenarios: [], feature: { name: name.trim().replace(/\s+/g, ' ') } },
        });
      },
    ),
  );
});

test('what is told beforehand is what is written, in every language', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('Scenario: x', 'Background:', '@a b', '- # c', 'Regel: y'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...languages()), fc.array(line), ({ code }, lines) => {
      const description = lines.join('\n');
      const [, ...written] = newFeature({ name: 'f', language: code, description })
        .replace(/^# language: .*\n/, '')
        .split('\n')
        .map((one) => one.trim());
      const typed = new Set(description.split(/\r\n|\r|\n/).map((one) => one.trim()));
      expect(written.filter((one) => one !== '' && !typed.has(one))).toEqual(
        dashedLines(description, code).filter((one) => !typed.has(one)),
      );
    }),
  );
});
