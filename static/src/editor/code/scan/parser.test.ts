import {
  AstBuilder,
  GherkinClassicTokenMatcher,
  GherkinInMarkdownTokenMatcher,
  Parser,
} from '@cucumber/gherkin';
import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { corpora, corpus } from '../../../../../test/support/corpora';
import type { LineKind } from './line';
import { scan, type Writing } from './scanned';

type Placed = { readonly location: { readonly line: number } };
type Marked = 'title' | 'step' | 'row' | 'fence' | 'tags' | 'comment';

/** What the parser makes of each line that is no prose, by line from 1; `undefined` where it cannot read the text. */
function parsed(text: string, writing: Writing): Map<number, Marked> | undefined {
  const language = 'en';
  const matcher =
    writing.kind === 'markdown'
      ? new GherkinInMarkdownTokenMatcher(language)
      : new GherkinClassicTokenMatcher(language);
  const builder = new AstBuilder(() => '');
  const document = (() => {
    try {
      return new Parser(builder, matcher).parse(text);
    } catch {
      return undefined;
    }
  })();
  if (!document) return undefined;
  const lines = new Map<number, Marked>();
  const put = (kind: Marked, ...nodes: readonly (Placed | undefined)[]): void =>
    nodes.forEach((node) => node && lines.set(node.location.line, kind));
  type Child = NonNullable<typeof document.feature>['children'][number];
  const child = ({ background, scenario, rule }: Child): void => {
    put('title', background, scenario, rule);
    put('tags', ...(scenario?.tags ?? []), ...(rule?.tags ?? []));
    for (const step of (background ?? scenario)?.steps ?? []) {
      put('step', step);
      put('row', ...(step.dataTable?.rows ?? []));
      put('fence', step.docString);
    }
    for (const examples of scenario?.examples ?? []) {
      put('title', examples);
      put('tags', ...examples.tags);
      put('row', examples.tableHeader, ...examples.tableBody);
    }
    rule?.children.forEach(child);
  };
  put('title', document.feature);
  put('tags', ...(document.feature?.tags ?? []));
  document.feature?.children.forEach(child);
  put('comment', ...document.comments);
  return lines;
}

const PROSE: readonly LineKind[] = ['blank', 'text', 'content', 'language'];

/** Lines that the editor reads in another way than the parser, as [line, what the editor says, what the parser says]. */
function differing(text: string, writing: Writing): [string, string, string][] | undefined {
  const marked = parsed(text, writing);
  if (!marked) return undefined;
  const contents = text.split('\n');
  return scan(Text.of(contents), writing).lines.flatMap(({ kind, title, after }, index) => {
    // The parser keeps the place of the first marks of a doc string only.
    if (kind === 'fence' && after.fence === undefined) return [];
    const isProse = PROSE.includes(kind) || (kind === 'title' && !title);
    const [own, its] = [isProse ? 'prose' : kind, marked.get(index + 1) ?? 'prose'];
    return own === its ? [] : [[contents[index] ?? '', own, its] as [string, string, string]];
  });
}

const FEATURE: Writing = { kind: 'feature' };

test('a description is prose, whatever its lines begin with', () => {
  const text = [
    'Feature: Pay',
    '  As a customer',
    '  And I want no trouble',
    '  * a list',
    '  | no | table |',
    '  ```',
    '  Examples: none',
    '  Scenario Outline: x',
    '    | none |',
    '    Background:',
    '    Then <a>',
    '    Examples:',
    '      Given prose',
    '      | a |',
  ];
  const kinds = scan(Text.of(text), FEATURE).lines.map(({ kind }) => kind);
  expect(kinds).toEqual([
    ...['title', 'text', 'text', 'text', 'text', 'text', 'text'],
    ...['title', 'text', 'text', 'step', 'title', 'text', 'row'],
  ]);
});

const line = fc.constantFrom(
  ...[
    'Feature: f',
    'Rule: r',
    'Background:',
    'Scenario: s',
    'Scenario Outline: o',
    'Examples:',
    'Example: e',
  ],
  ...['Given a', 'And b', '* c', 'Given', '| a |', '| b', '"""', '"""json', '```', '@t', '@t # c', '# c', ''],
  ...['  prose', '\tGiven d', 'Feature', '# language: en', '""', 'Scenario:', '"""" x'],
);

test('lines are read as the parser reads them, wherever it can read the text', () => {
  let read = 0;
  const begins = fc.constantFrom([], ['Feature: f'], ['Feature: f', 'Scenario: s', 'Given a']);
  fc.assert(
    fc.property(begins, fc.array(line, { maxLength: 9 }), (first, lines) => {
      const text = [...first, ...lines].join('\n');
      const found = differing(text, FEATURE);
      if (found) read += 1;
      expect([text, found ?? []]).toEqual([text, []]);
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(500);
});

// No fences: one in the prose has the parser miss one below a step.
const part = fc.constantFrom(
  ...[
    '# Feature: g',
    '## Scenario: s',
    '## Rule: r',
    '## Background:',
    '### Examples:',
    '# note',
    'prose',
    '',
  ],
  ...['* Given a', '- And b', '+ c', '  * Given d', '* Given', '1. Given e', '`@t`', '| a |', '  | a |'],
  ...['     | a |', '      | a |'],
);

test('so are lines of Markdown, whose parser reads nearly anything', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
      const text = ['# Feature: f', ...parts].join('\n');
      expect([text, differing(text, { kind: 'markdown' }) ?? []]).toEqual([text, []]);
    }),
    { numRuns: 1000 },
  );
});

test('so are those of real feature files', () => {
  const found = corpora().flatMap((name) =>
    corpus(name).flatMap(({ path, bytes }) => {
      const text = Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n');
      return (differing(text, FEATURE) ?? []).map((difference) => [name, path, ...difference]);
    }),
  );
  expect(found).toEqual([]);
});
