import { documentOf } from './testing/read';
import { vocabularyOf } from './vocabulary';

test('counts step texts and tags as often as they are written', () => {
  const { steps, tags } = vocabularyOf(
    documentOf(
      [
        '@shop @paying',
        'Feature: Paying',
        '  Background:',
        '    Given a customer',
        '  @card',
        '  Scenario: By card',
        '    Given a card',
        '    * a card',
        '  @card @shop',
        '  Rule: Abroad',
        '    Background:',
        '      Given a customer',
        '    @slow',
        '    Scenario Outline: By <means>',
        '      When the customer pays by <means>',
        '      @slow',
        '      Examples:',
        '        | means |',
        '        | cash  |',
        '    Scenario: Nothing',
        '',
      ].join('\n'),
    ),
  );
  expect([...steps]).toEqual([
    ['a customer', 2],
    ['a card', 2],
    ['the customer pays by <means>', 1],
  ]);
  expect(Object.fromEntries(tags)).toEqual({ '@shop': 2, '@paying': 1, '@card': 2, '@slow': 2 });
});
