import fc from 'fast-check';
import { dialectOf, mainKeywords } from '../../language';

/** What lines of a document are written with. */
export interface Style {
  language: string;
  /** One level of indentation. */
  unit: string;
}

const word = fc.constantFrom('a cart', 'b', 'the <x> of "it"', 'Größe', '商品を', '🛒 x', 'c\\|d', 'a cart');
const tag = fc.constantFrom('@a', '@b', '@SHOP-1', '@漢字');
const cell = fc.constantFrom('1', '', 'long text', '数量', 'a\\|b', '\\n', '👩‍👩‍👧', 'é', '-3');
const maybe = <T>(part: fc.Arbitrary<T[]>, percent = 50): fc.Arbitrary<T[]> =>
  fc.nat(99).chain((roll) => (roll < percent ? part : fc.constant<T[]>([])));
const joined = (...parts: fc.Arbitrary<string[]>[]): fc.Arbitrary<string[]> =>
  fc.tuple(...parts).map((lists) => lists.flat());

/** Now and then a line stands where nobody expects it. */
const at = (style: Style, depth: number): fc.Arbitrary<string> =>
  fc
    .nat(19)
    .map((roll) => (roll === 0 ? ' ' : roll === 1 ? style.unit.repeat(depth + 1) : style.unit.repeat(depth)));

export const line = (style: Style, depth: number, text: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc
    .tuple(at(style, depth), text, fc.nat(19))
    .map(([indent, words, roll]) => [indent + words + (roll === 0 ? '  ' : '')]);

const comment = (style: Style, depth: number) =>
  maybe(line(style, depth, fc.constantFrom('# c', '#d', '# Scenario: no', '# | e |')), 12);
const blank = maybe(fc.constantFrom([''], ['', ''], ['  ']), 15);

function tags(style: Style, depth: number): fc.Arbitrary<string[]> {
  const written = fc
    .tuple(
      fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(' ', '  ', '\t'),
      fc.constantFrom('', '', ' # e'),
    )
    .map(([names, gap, remark]) => names.join(gap) + remark);
  return maybe(
    joined(line(style, depth, written), maybe(line(style, depth, written), 15), comment(style, depth)),
    35,
  );
}

function table(style: Style, depth: number): fc.Arbitrary<string[]> {
  const shape = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
  return shape.chain(([columns, rows]) => {
    const row = fc
      .tuple(fc.array(cell, { minLength: columns, maxLength: columns }), fc.constantFrom(' ', '', '  '))
      .map(([cells, gap]) => `|${cells.map((text) => gap + text + gap).join('|')}|`);
    return joined(
      ...Array.from({ length: rows }, () => joined(comment(style, depth), line(style, depth, row))),
    );
  });
}

function docString(style: Style, depth: number): fc.Arbitrary<string[]> {
  const inside = fc.constantFrom(
    'text',
    '',
    '  deeper',
    '# no comment',
    'Scenario: no',
    '| no |',
    '@no',
    '\\"\\"\\"',
    '\ttab',
    'text  ',
  );
  return fc
    .tuple(
      at(style, depth),
      fc.constantFrom('"""', '```'),
      fc.constantFrom('', 'json'),
      fc.array(inside, { maxLength: 3 }),
      fc.nat(9),
    )
    .map(([indent, mark, media, lines, roll]) => [
      indent + mark + media,
      ...lines.map((text) => (text === '' || roll === 0 ? text : indent + text)),
      indent + mark,
    ]);
}

function step(style: Style, depth: number): fc.Arbitrary<string[]> {
  const dialect = dialectOf(style.language);
  const keywords = dialect
    ? [dialect.given, dialect.when, dialect.then, dialect.and, dialect.but].flat()
    : ['* '];
  const text = fc.tuple(fc.constantFrom(...keywords, '* '), word).map(([keyword, words]) => keyword + words);
  const argument = fc
    .nat(9)
    .chain((roll) =>
      roll === 0
        ? table(style, depth + 1)
        : roll === 1
          ? docString(style, depth + 1)
          : fc.constant<string[]>([]),
    );
  return joined(
    comment(style, depth),
    line(style, depth, text),
    argument,
    fc.nat(19).map((roll) => (roll === 0 ? [''] : [])),
  );
}

const steps = (style: Style, depth: number, minLength = 0) =>
  fc.array(step(style, depth), { minLength, maxLength: 5 }).map((all) => all.flat());

export const description = (style: Style, depth: number): fc.Arbitrary<string[]> =>
  maybe(
    joined(
      blank,
      line(style, depth, fc.constantFrom('As a buyer', 'I want ärger', '- listed', '*starred*')),
      blank,
      comment(style, depth),
      maybe(line(style, depth, fc.constant('So that it works')), 40),
    ),
    20,
  );

export function title(
  style: Style,
  depth: number,
  kind: 'feature' | 'rule' | 'background' | 'scenario' | 'scenarioOutline' | 'examples',
) {
  const name = fc.constantFrom('one', 'two', 'three', 'four', '', 'fünf', '名前');
  const keyword = dialectOf(style.language);
  const words = keyword ? mainKeywords(keyword)[kind] : '';
  return line(
    style,
    depth,
    name.map((text) => `${words}: ${text}`.trimEnd()),
  );
}

/** Blank lines and comments that stand above a part. */
export const lead = (style: Style, depth: number): fc.Arbitrary<string[]> =>
  joined(
    fc.constantFrom([''], [''], [''], [], ['', '']),
    comment(style, depth),
    blank,
    comment(style, depth),
  );

const examples = (style: Style, depth: number) =>
  joined(
    blank,
    comment(style, depth),
    tags(style, depth),
    title(style, depth, 'examples'),
    description(style, depth + 1),
    maybe(table(style, depth + 1), 85),
  );

export const background = (style: Style, depth: number): fc.Arbitrary<string[]> =>
  maybe(
    joined(
      lead(style, depth),
      title(style, depth, 'background'),
      description(style, depth + 1),
      steps(style, depth + 1),
    ),
    40,
  );

export const scenario = (style: Style, depth: number): fc.Arbitrary<string[]> =>
  fc
    .nat(3)
    .chain((roll) =>
      joined(
        lead(style, depth),
        tags(style, depth),
        title(style, depth, roll === 0 ? 'scenarioOutline' : 'scenario'),
        description(style, depth + 1),
        steps(style, depth + 1, 1),
        roll === 0
          ? fc.array(examples(style, depth + 1), { maxLength: 3 }).map((all) => all.flat())
          : fc.constant([]),
      ),
    );

export const rule = (style: Style) =>
  fc.record({
    head: joined(lead(style, 1), tags(style, 1), title(style, 1, 'rule'), description(style, 2)),
    background: background(style, 2),
    scenarios: fc.array(scenario(style, 2), { maxLength: 3 }),
  });

export const head = (style: Style): fc.Arbitrary<string[]> =>
  joined(
    comment(style, 0),
    style.language === 'en' ? fc.constant([]) : fc.constant([`# language: ${style.language}`]),
    comment(style, 0),
    tags(style, 0),
    title(style, 0, 'feature'),
    description(style, 1),
  );
