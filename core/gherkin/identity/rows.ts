import type { ExamplesNode, ScenarioNode } from '../document';
import { textHash } from '../scenario-text';
import type { Edge } from './assign';
import { decide, surely, WHOLE, type Decision } from './decide';
import { groupsOf } from './groups';

/** Which old row each row of an outline is; positions count from 0 across all Examples blocks. */
export interface RematchedRows {
  /** One a row: the old row it surely is, or `undefined` for one that is new or asked about. */
  kept: (number | undefined)[];
  /** The likeliest candidates first. */
  ask: { index: number; candidates: number[] }[];
  /** Old rows that no row is, and that no question names. */
  gone: number[];
}

interface Row {
  at: number;
  /** Tells the block: its name, and which of those of this name it is. */
  block: string;
  /** Column and cell, in order of columns' names: moving a column changes nothing. */
  cells: [string, string][];
}

function blockNames(examples: readonly ExamplesNode[]): string[] {
  const seen = new Map<string, number>();
  return examples.map(({ name = '' }) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return JSON.stringify([name, before]);
  });
}

function rowsOf({ examples }: ScenarioNode): Row[] {
  const blocks = blockNames(examples);
  const rows = examples.flatMap(({ columns, rows: cells }, n) =>
    cells.map((row) => ({
      block: blocks[n] ?? '',
      cells: columns
        .map((column, at): [string, string] => [column, row[at] ?? ''])
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    })),
  );
  return rows.map((row, at) => ({ at, ...row }));
}

const inBlock = ({ block, cells }: Row): string => JSON.stringify([block, cells]);
const anywhere = ({ cells }: Row): string => JSON.stringify(cells);

/**
 * A key for each row of an outline, in order across its Examples blocks: 16 hex digits from the block and the cells, and
 * which of several equal rows it is, counted from 0. It survives other rows, other columns' order, and layout.
 */
export function rowKeys(outline: ScenarioNode): string[] {
  const seen = new Map<string, number>();
  return rowsOf(outline).map((row) => {
    const own = inBlock(row);
    const before = seen.get(own) ?? 0;
    seen.set(own, before + 1);
    return `${textHash(own)}-${before}`;
  });
}

/** Columns whose name changed while their place did not, new name to old. */
function renamedColumns(before: ScenarioNode, after: ScenarioNode): Map<string, string> {
  const [olds, news] = [before, after].map(
    ({ examples }) => new Set(examples.flatMap(({ columns }) => columns)),
  );
  const pairs = after.examples.flatMap(({ columns }, block) =>
    columns.flatMap((column, at): [string, string][] => {
      const old = before.examples[block]?.columns[at];
      return old !== undefined && !news?.has(old) && !olds?.has(column) ? [[column, old]] : [];
    }),
  );
  return new Map(pairs);
}

/** Equal rows are taken in order if there are as many as there were. */
function pairEqual(olds: readonly Row[], news: readonly Row[], pairs: Map<number, number>): void {
  const used = new Set(pairs.values());
  for (const keyOf of [inBlock, anywhere]) {
    const waiting = groupsOf(
      olds.filter(({ at }) => !used.has(at)),
      keyOf,
    );
    const open = news.filter(({ at }) => !pairs.has(at));
    for (const [key, group] of groupsOf(open, keyOf)) {
      const partners = waiting.get(key) ?? [];
      if (partners.length !== group.length) continue;
      group.forEach((row, n) => {
        const old = partners[n]?.at;
        if (old === undefined) return;
        pairs.set(row.at, old);
        used.add(old);
      });
    }
  }
}

/** A row that stays in its block is a little likelier than one that moves. */
const SAME_BLOCK = 0.01;

/** The share of cells that are equal; a value that many rows have in its column counts less. */
function likeness(old: Row, row: Row, weights: ReadonlyMap<string, number>): number {
  const known = new Map(old.cells);
  const weigh = (cell: [string, string]): number => weights.get(JSON.stringify(cell)) ?? 0;
  const sum = (cells: readonly [string, string][]): number =>
    cells.reduce((total, cell) => total + weigh(cell), 0);
  const common = sum(row.cells.filter(([column, value]) => known.get(column) === value));
  const share = (2 * common) / (sum(old.cells) + sum(row.cells) || 1);
  return share && share + (old.block === row.block ? SAME_BLOCK : 0);
}

/** More changed rows than this on either side are not compared: the table is another one. */
const MOST = 500;

function decideOnChanged(olds: readonly Row[], news: readonly Row[]): Map<number, Decision> {
  if (olds.length > MOST || news.length > MOST) return new Map();
  const all = [...olds, ...news];
  const counts = new Map<string, number>();
  for (const cell of all.flatMap(({ cells }) => cells))
    counts.set(JSON.stringify(cell), (counts.get(JSON.stringify(cell)) ?? 0) + 1);
  const weights = new Map([...counts].map(([cell, count]) => [cell, Math.log(1 + all.length / count)]));
  const edges = news.flatMap((row) =>
    olds.flatMap((old): Edge[] => {
      const score = Math.round(likeness(old, row, weights) * WHOLE);
      return score ? [{ before: old.at, after: row.at, score }] : [];
    }),
  );
  return decide(edges);
}

/**
 * Finds the rows of an outline again after an edit: by their block and cells, by their cells in another block, then by how many
 * of their cells are what they were. Each old row is used at most once.
 */
export function rematchRows(before: ScenarioNode, after: ScenarioNode): RematchedRows {
  const renamed = renamedColumns(before, after);
  const olds = rowsOf(before);
  const news = rowsOf({
    ...after,
    examples: after.examples.map((block) => ({
      ...block,
      columns: block.columns.map((column) => renamed.get(column) ?? column),
    })),
  });
  const pairs = new Map<number, number>();
  pairEqual(olds, news, pairs);
  const used = new Set(pairs.values());
  const decisions = decideOnChanged(
    olds.filter(({ at }) => !used.has(at)),
    news.filter(({ at }) => !pairs.has(at)),
  );
  for (const [row, old] of surely(decisions)) pairs.set(row, old);
  const ask = [...decisions].flatMap(([index, decision]) =>
    decision.is === 'ask' ? [{ index, candidates: decision.candidates }] : [],
  );
  const wanted = new Set([...pairs.values(), ...ask.flatMap(({ candidates }) => candidates)]);
  return {
    kept: news.map(({ at }) => pairs.get(at)),
    ask: ask.sort((a, b) => a.index - b.index),
    gone: olds.map(({ at }) => at).filter((at) => !wanted.has(at)),
  };
}
