import fc from 'fast-check';
import type { ScenarioNode } from '../document';
import { read } from '../testing/edit-scripts/model';
import { rematchRows, rowKeys } from './rows';

type Block = [name: string, ...rows: string[]];

/** Rows are written as `a|b`; the header first. */
function outline(...blocks: Block[]): ScenarioNode {
  const examples = blocks.map(
    ([name, ...rows]) => `    Examples: ${name}\n${rows.map((row) => `      | ${row} |\n`).join('')}`,
  );
  const [node] = read(`Feature: F\n  Scenario Outline: O\n    * <x>\n${examples.join('')}`).scenarios;
  if (!node) throw new Error('no outline');
  return node;
}

const BEFORE = outline(['', 'x|y', 'a|1', 'b|2', 'c|3']);

test.each<[string, ScenarioNode, (number | undefined)[], [number, number[]][], number[]]>([
  ['nothing', BEFORE, [0, 1, 2], [], []],
  ['the order', outline(['', 'x|y', 'c|3', 'a|1', 'b|2']), [2, 0, 1], [], []],
  ['the columns’ order', outline(['', 'y|x', '1|a', '2|b', '3|c']), [0, 1, 2], [], []],
  ['a column’s name', outline(['', 'x|z', 'a|1', 'b|2', 'c|3']), [0, 1, 2], [], []],
  ['a cell', outline(['', 'x|y', 'a|1', 'b|9', 'c|3']), [0, 1, 2], [], []],
  ['a cell, and the order', outline(['', 'x|y', 'b|9', 'c|3', 'a|1']), [1, 2, 0], [], []],
  ['a row', outline(['', 'x|y', 'a|1', 'z|9', 'c|3']), [0, undefined, 2], [], [1]],
  ['a row more', outline(['', 'x|y', 'z|9', 'a|1', 'b|2', 'c|3']), [undefined, 0, 1, 2], [], []],
  ['the block', outline(['', 'x|y', 'a|1'], ['More', 'x|y', 'c|3', 'b|2']), [0, 2, 1], [], []],
  [
    'a row that is there twice',
    outline(['', 'x|y', 'a|1', 'a|1', 'b|2', 'c|3']),
    [undefined, undefined, 1, 2],
    [
      [0, [0]],
      [1, [0]],
    ],
    [],
  ],
  ['two cells that would fit either', outline(['', 'x|y', 'a|2', 'c|3']), [undefined, 2], [[0, [0, 1]]], []],
])('rows are found again when what changes is %s', (_what, after, kept, ask, gone) => {
  expect(rematchRows(BEFORE, after)).toEqual({
    kept,
    ask: ask.map(([index, candidates]) => ({ index, candidates })),
    gone,
  });
});

test('equal rows are told apart by their order', () => {
  const twins = outline(['', 'x|y', 'a|1', 'b|2', 'a|1']);
  expect(new Set(rowKeys(twins)).size).toBe(3);
  expect(rematchRows(twins, twins).kept).toEqual([0, 1, 2]);
});

test('a row’s key does not depend on other rows, on the columns’ order or on layout', () => {
  const key = rowKeys(BEFORE)[1];
  expect(rowKeys(outline(['', 'y | x', '7 | q', '2 |   b']))[1]).toBe(key);
  expect(rowKeys(outline(['', 'x|y', 'b|2']))[0]).toBe(key);
  expect(rowKeys(outline(['Named', 'x|y', 'b|2']))[0]).not.toBe(key);
});

test('an old row is found at most once, and is found, asked about or gone', () => {
  const cell = fc.constantFrom('a', 'b', 'c');
  const rows = fc.array(
    fc.tuple(cell, cell).map((cells) => cells.join('|')),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const { kept, ask, gone } = rematchRows(
        outline(['', 'x|y', ...before]),
        outline(['', 'x|y', ...after]),
      );
      const sure = kept.flatMap((old) => old ?? []);
      const asked = new Set(ask.flatMap(({ candidates }) => candidates));
      expect([...sure, ...asked, ...gone].sort()).toEqual(before.map((_, n) => n));
    }),
  );
});
