import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { scan } from '../scan/scanned';
import { allowedIn } from './allowed';
import { headerRow, namesAbove } from './examples';
import { stepTemplate } from './fields';
import { ranked, together } from './rank';

const step = (text: string, uses = 1, here = 0) => ({ text, uses, here });
const texts = (steps: { text: string }[]) => steps.map(({ text }) => text);

describe('steps that answer what was typed', () => {
  const steps = [
    step('the basket is empty', 50),
    step('a basket with 3 books', 2),
    step('a book from the basket', 9),
    step('a basket of fruit', 1, 1),
    step('an unbasketed thing', 99),
  ];

  test('begin with it, then have its words, then hold it; the near before the often used', () => {
    expect(texts(ranked(steps, 'a basket', 9))).toEqual([
      'a basket of fruit',
      'a basket with 3 books',
      'a book from the basket',
      'an unbasketed thing',
      'the basket is empty',
    ]);
    expect(texts(ranked(steps, 'Basket', 9))).toEqual([
      'a basket of fruit',
      'the basket is empty',
      'a book from the basket',
      'a basket with 3 books',
      'an unbasketed thing',
    ]);
  });

  test('by words in any order', () => {
    expect(texts(ranked(steps, 'empty bask', 9))).toEqual(['the basket is empty']);
    expect(ranked(steps, 'nothing', 9)).toEqual([]);
  });

  test('one letter finds beginnings of words only, and what is written out is not offered again', () => {
    expect(texts(ranked(steps, 'f', 9))).toEqual(['a basket of fruit', 'a book from the basket']);
    expect(texts(ranked(steps, 'a basket of fruit', 9))).toEqual([]);
  });

  test('at most as many as are asked for', () => expect(ranked(steps, 'a', 2)).toHaveLength(2));

  test('what the text says is near', () => {
    expect(together([step('a', 5), step('b', 7)], ['b', 'c', 'c'])).toEqual([
      step('a', 5),
      step('b', 7, 1),
      step('c', 1, 1),
    ]);
  });
});

describe('the values of a step', () => {
  test.each([
    ['"Ann" has 3 books', '"${1:Ann}" has ${2:3} books${}'],
    ['I pay <sum> in €', 'I pay <${1:sum}> in €${}'],
    ['version v2 costs -1,5', 'version v2 costs ${1:-1,5}${}'],
    ['a {json} of "x"', 'a \\{json\\} of "${1:x}"${}'],
    ['an empty ""', 'an empty "${1:}"${}'],
  ])('%s', (text, template) => expect(stepTemplate(text)).toBe(template));

  test('a step without values has no fields', () => expect(stepTemplate('it is {paid}')).toBeUndefined());

  test('the template filled with its own values is the step', () => {
    const part = fc.constantFrom(
      '"a"',
      '<b>',
      '3',
      '{',
      '}',
      '$',
      '#',
      ' ',
      'x',
      '"',
      '\\',
      '-1.5',
      '${',
      'é',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const template = stepTemplate(text);
        if (template === undefined) return;
        const filled = template
          .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
          .replace(/\$\{\}$/, '')
          .replace(/\\([{}])/g, '$1');
        expect(filled).toBe(text);
      }),
    );
  });
});

const read = (text: string, language?: string) => {
  const doc = Text.of(text.split('\n'));
  return { doc, scanned: scan(doc, language ? { kind: 'scenario', language } : { kind: 'feature' }) };
};

test('keywords where they can stand', () => {
  const titles = (text: string, language?: string) => {
    const { scanned, doc } = read(text, language);
    return allowedIn(scanned, doc.lines);
  };
  expect(titles('')).toEqual({ titles: ['feature'], steps: false, language: true });
  expect(titles('@a\n')).toMatchObject({ titles: ['feature'], language: false });
  expect(titles('Feature: x\n')).toMatchObject({ steps: false });
  expect(titles('Feature: x\n').titles).toContain('background');
  expect(titles('Feature: x\nScenario: y\n')).toMatchObject({ steps: true });
  expect(titles('Feature: x\nScenario: y\n').titles).not.toContain('background');
  expect(titles('Feature: x\nScenario Outline: y\n').titles[0]).toBe('examples');
  expect(titles('', 'en')).toEqual({ titles: ['scenario', 'outline'], steps: false, language: false });
  expect(titles('Scenario Outline: y\n', 'en')).toMatchObject({ titles: ['examples'], steps: true });
});

test('the names of an outline, in their order, for its examples', () => {
  const text =
    'Feature: f\nScenario: a\nGiven <no>\nScenario Outline: <b>\nGiven <a> <b>\n# <c>\nExamples: <d>\n';
  const { doc, scanned } = read(text);
  expect(namesAbove(doc, scanned, doc.lines)).toEqual(['b', 'a']);
  expect(namesAbove(doc, scanned, 1)).toEqual([]);
  expect(headerRow(['a', 'b|c'])).toBe('| a | b\\|c |');
});
