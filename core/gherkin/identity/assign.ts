import { groupsOf } from './groups';

/** A possible pair. Scores are whole numbers above 0, so that sums are exact in any order. */
export interface Edge {
  before: number;
  after: number;
  score: number;
}

/** A pair of the best assignment, and how much worse the best assignment without it would be, up to `limit`. */
export interface Assigned extends Edge {
  regret: number;
}

/**
 * A perfect matching of least cost by shortest augmenting paths with potentials (Jonker and Volgenant's method for
 * sparse costs). Rows and columns are numbered from 0; `graph[row]` are its columns with costs of at least 0.
 */
class Matching {
  private readonly columnOf: number[] = [];
  private readonly rowOf: number[] = [];
  private readonly rowPotential: number[];
  private readonly columnPotential: number[];

  constructor(private readonly graph: readonly (readonly { column: number; cost: number }[])[]) {
    this.rowPotential = graph.map(() => 0);
    this.columnPotential = graph.map(() => 0);
    graph.forEach((_, row) => this.augment(row));
  }

  column(row: number): number {
    return this.columnOf[row] ?? -1;
  }

  /** What the cheapest other assignment costs more that does not pair this row as it is paired; at most `limit`. */
  regret(row: number, limit: number): number {
    const own = this.column(row);
    const { reached } = this.search(row, (column) => column === own, limit, own);
    return Math.min(limit, reached?.distance ?? limit);
  }

  private augment(start: number): void {
    const { reached, settled, cameFrom } = this.search(start, (column) => this.rowOf[column] === undefined);
    if (!reached) throw new Error('a row cannot be matched');
    for (const { row, distance } of settled) {
      const slack = reached.distance - distance;
      this.rowPotential[row] = (this.rowPotential[row] ?? 0) + slack;
      const column = this.columnOf[row];
      if (row !== start && column !== undefined)
        this.columnPotential[column] = (this.columnPotential[column] ?? 0) - slack;
    }
    for (let column: number | undefined = reached.column; column !== undefined;) {
      const row: number = cameFrom.get(column) ?? start;
      const next: number | undefined = row === start ? undefined : this.columnOf[row];
      this.columnOf[row] = column;
      this.rowOf[column] = row;
      column = next;
    }
  }

  /** Dijkstra's search along alternating paths from a row to the nearest column that is a goal. */
  private search(start: number, isGoal: (column: number) => boolean, limit = Infinity, not = -1) {
    const settled = [{ row: start, distance: 0 }];
    const cameFrom = new Map<number, number>();
    const best = new Map<number, number>();
    const open = new Set<number>();
    for (let at = { row: start, distance: 0 }; ;) {
      for (const { column, cost } of this.graph[at.row] ?? []) {
        if (at.row === start && column === not) continue;
        const reduced = cost - (this.rowPotential[at.row] ?? 0) - (this.columnPotential[column] ?? 0);
        const distance = at.distance + reduced;
        if (distance < limit && distance < (best.get(column) ?? Infinity)) {
          best.set(column, distance);
          cameFrom.set(column, at.row);
          open.add(column);
        }
      }
      let nearest: { column: number; distance: number } | undefined;
      for (const column of open) {
        const distance = best.get(column) ?? Infinity;
        if (!nearest || distance < nearest.distance) nearest = { column, distance };
      }
      if (!nearest || isGoal(nearest.column)) return { reached: nearest, settled, cameFrom };
      open.delete(nearest.column);
      const row = this.rowOf[nearest.column];
      if (row === undefined) throw new Error('a column without a row is no goal');
      at = { row, distance: nearest.distance };
      settled.push(at);
    }
  }
}

/** The edges that are connected with one another, in a fixed order. */
function components(edges: readonly Edge[]): Edge[][] {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let top = node;
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up;
    if (top !== node) parent.set(node, top);
    return top;
  };
  for (const { before, after } of edges) {
    const [a, b] = [root(`b${before}`), root(`a${after}`)];
    if (a !== b) parent.set(a, b);
  }
  return [...groupsOf(edges, ({ before }) => root(`b${before}`)).values()];
}

/**
 * Each side may stay without a partner: it then has a stand-in of score 0, and the stand-ins of an edge's two sides can
 * be paired. So every matching is a perfect one, and the regret of a pair is one shortest cycle.
 */
function assignConnected(edges: readonly Edge[], limit: number): Assigned[] {
  const afters = [...new Set(edges.map(({ after }) => after))].sort((a, b) => a - b);
  const befores = [...new Set(edges.map(({ before }) => before))].sort((a, b) => a - b);
  const rowOf = new Map(afters.map((after, row) => [after, row]));
  const columnOf = new Map(befores.map((before, column) => [before, column]));
  const highest = Math.max(...edges.map(({ score }) => score));
  const graph: { column: number; cost: number }[][] = [
    ...afters.map((_, row) => [{ column: befores.length + row, cost: highest }]),
    ...befores.map((_, column) => [{ column, cost: highest }]),
  ];
  const scores = new Map<string, number>();
  for (const { before, after, score } of edges) {
    const row = rowOf.get(after) ?? 0;
    const column = columnOf.get(before) ?? 0;
    graph[row]?.push({ column, cost: highest - score });
    graph[afters.length + column]?.push({ column: befores.length + row, cost: highest });
    scores.set(`${row} ${column}`, score);
  }
  const matching = new Matching(graph);
  return afters.flatMap((after, row) => {
    const column = matching.column(row);
    const before = befores[column];
    if (before === undefined) return [];
    return [
      { before, after, score: scores.get(`${row} ${column}`) ?? 0, regret: matching.regret(row, limit) },
    ];
  });
}

/**
 * The assignment with the greatest sum of scores, each side used at most once. At most one edge a pair; the answer does
 * not depend on the order of the edges as far as the optimum is the only one (else a regret of 0 says so).
 */
export function assign(edges: readonly Edge[], limit: number): Assigned[] {
  const sorted = edges.toSorted((a, b) => a.after - b.after || a.before - b.before);
  return components(sorted).flatMap((connected) => assignConnected(connected, limit));
}
