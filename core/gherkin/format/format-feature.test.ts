import fc from 'fast-check';
import { corpora, corpus } from '../../../test/support/corpora';
import { isBlank, splitLines } from '../lines';
import { parseFeature } from '../parse';
import { bareTree } from '../same-tree';
import { anyFeature } from '../testing/documents/arbitrary';
import { displayWidth } from './display-width';
import { formatFeature } from './format-feature';
import { shareOf } from '../../../test/support/share';

const formatted = (text: string): string => {
  const result = formatFeature(text);
  if (!result.ok) throw new Error(`${JSON.stringify(result.problems)}\n${text}`);
  return result.text;
};

test('indents, aligns and sets apart', () => {
  const text = `# language: de

@x   @y # why
Funktionalität: Korb
   Wie es war.
# über
@a

  Szenario: eins
  * nichts
  |Name|数量|
    |a|1|
  # Schluss
  Szenariogrundriss: zwei
   Wenn <a>
   """
    links
  """
   Beispiele:
   |a|


   | lang\\|er | # nichts
`;
  expect(formatted(text.replace(' # nichts', ''))).toBe(`# language: de

@x @y # why
Funktionalität: Korb
   Wie es war.

  # über
  @a
  Szenario: eins
    * nichts
      | Name | 数量 |
      | a    | 1    |

  # Schluss
  Szenariogrundriss: zwei
    Wenn <a>
      """
       links
      """

    Beispiele:
      | a        |

      | lang\\|er |
`);
});

test.each([
  ['abc', 3],
  ['数量', 4],
  ['ｱ', 1],
  ['é', 1],
  ['e\u0301', 1],
  ['👩‍👩‍👧', 2],
  ['🛒 x', 4],
  ['❤️', 2],
  ['한글', 4],
  ['', 0],
])('%j takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width));

/** Each comment with the line above and below it, blank lines aside. */
function neighbours(text: string): string[] {
  const said = splitLines(text.replace('\uFEFF', ''))
    .map(({ content }) => content.replace(/\s+/g, ''))
    .filter((content) => content !== '');
  return said.flatMap((content, index) =>
    content.startsWith('#') ? [[said[index - 1], content, said[index + 1]].join('\n')] : [],
  );
}

/** For each scenario how many comments go with it and how many lines that are not blank are its own. */
function belongings(text: string): unknown {
  const parsed = parseFeature(text);
  if (!parsed.ok) throw new Error(text);
  const { lines, scenarios } = parsed.document;
  const count = (from: number, to: number) =>
    lines.slice(from, to).filter(({ content }) => !isBlank(content)).length;
  return scenarios.map(({ commentLine, startLine, endLine }) => [
    count(commentLine - 1, startLine - 1),
    count(startLine - 1, endLine),
  ]);
}

function expectRight(text: string): void {
  const result = formatted(text);
  expect(bareTree(splitLines(result))).toBe(bareTree(splitLines(text)));
  expect(formatted(result)).toBe(result);
  expect(neighbours(result)).toEqual(neighbours(text));
  expect(belongings(result)).toEqual(belongings(text));
  expect(result.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
  if (!/[\r]/.test(text)) expect(result).not.toContain('\r');
  if (!/[^\r]\n/.test(text.replace(/^\n/, ' \n'))) expect(result).not.toMatch(/[^\r]\n/);
}

test('says the same, keeps comments where they belong, and does it once for all', () => {
  fc.assert(fc.property(anyFeature, expectRight), { numRuns: 400 });
}, 120_000);

test('the same over real files', () => {
  for (const name of shareOf(corpora(), 1 / 3)) {
    for (const { bytes } of corpus(name).slice(0, 80)) {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      if (parseFeature(text).ok && bytes.length < 60_000) expectRight(text);
    }
  }
}, 240_000);
