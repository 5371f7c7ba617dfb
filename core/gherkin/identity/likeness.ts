import { Terms, type Bag } from './bags';
import type { Item } from './side';

/**
 * What the parts of a scenario count, set by reasoning and not by a search for the best numbers. The steps are what a
 * scenario does, so they count half; a name is shorter, and is what people change when they only say the same better.
 * Examples are data: they change more often than what they are data of. Tags come and go by the dozen, but one that only these two have is a number of a test case or an issue's key. A part that neither
 * of two scenarios has does not count. `order`: the share of the steps' part that their order decides.
 */
const WEIGHTS = { name: 0.35, steps: 0.5, examples: 0.25, tags: 0.05, ownTag: 0.15, order: 0.1 };

interface Bags {
  name: Bag;
  lines: Bag;
  words: Bag;
  rows: Bag;
  cells: Bag;
  tags: Bag;
  /** The name as a whole: makes candidates, and is not compared. */
  whole: Bag;
}

const mean = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : (a + b) / 2;

/** Beyond this many lines their order is not looked at: what they say is enough. */
const LINES = 100;

/** Length of the longest common subsequence. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    b.forEach((other, n) => {
      next.push(line === other ? (row[n] ?? 0) + 1 : Math.max(row[n + 1] ?? 0, next[n] ?? 0));
    });
    row = next;
  }
  return row[b.length] ?? 0;
}

/** How many lines two have in common, in any order. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of a) left.set(line, (left.get(line) ?? 0) + 1);
  return b.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count) left.set(line, count - 1);
    return count > 0;
  }).length;
}

/** 1 when the lines two have in common come in the same order, less when some changed places. */
function sameOrder(a: readonly string[], b: readonly string[]): number {
  if (a.length > LINES || b.length > LINES) return 1;
  const common = inCommon(a, b);
  return common > 1 ? inOrder(a, b) / common : 1;
}

/** How much two have in common, in parts and as a whole, from 0, nothing, to 1. */
export interface Compared {
  whole: number;
  name: number;
  steps: number;
  /** Steps and examples. */
  body: number;
}

type Parts = [weight: number, likeness: number | undefined][];

function weighted(parts: Parts): number {
  let [sum, weights] = [0, 0];
  for (const [weight, part] of parts)
    if (part !== undefined) {
      sum += weight * part;
      weights += weight;
    }
  return weights ? sum / weights : 0;
}

/** Compares the scenarios of two sides by what they say. */
export class Likeness {
  private readonly terms = new Terms();
  private readonly bags = new Map<Item, Bags>();

  constructor(items: readonly Item[]) {
    for (const item of items) {
      const { name, nameWords, lines, words, rows, cells, tags } = item.traits;
      const whole = name ? [name] : [];
      this.bags.set(item, this.terms.add({ name: nameWords, lines, words, rows, cells, tags, whole }));
    }
    this.terms.weigh();
  }

  /** From 0, nothing in common, to 1. */
  between(before: Item, after: Item): number {
    return this.compare(before, after).whole;
  }

  compare(before: Item, after: Item): Compared {
    const [a, b] = [this.of(before), this.of(after)];
    const alike = (kind: keyof Bags): number | undefined => this.terms.alike(a[kind], b[kind]);
    const said = mean(alike('lines'), alike('words'));
    const order = said && 1 - WEIGHTS.order * (1 - sameOrder(before.traits.lines, after.traits.lines));
    const steps = said && said * (order ?? 1);
    const name = alike('name');
    const body: Parts = [
      [WEIGHTS.steps, steps],
      [WEIGHTS.examples, mean(alike('rows'), alike('cells'))],
    ];
    const whole = weighted([
      [WEIGHTS.name, name],
      ...body,
      [WEIGHTS.tags, alike('tags')],
      [WEIGHTS.ownTag, this.haveOwnTag(before, after) ? 1 : undefined],
    ]);
    return { whole, name: name ?? 0, steps: steps ?? 0, body: weighted(body) };
  }

  /** Whether both have a tag that no third scenario has. */
  haveOwnTag(before: Item, after: Item): boolean {
    return this.terms.exclusive(this.of(before).tags, this.of(after).tags);
  }

  /** Each term of a scenario once, with its weight. */
  termsOf(item: Item): { term: number; weight: number }[] {
    return Object.values(this.of(item)).flatMap((bag: Bag) =>
      [...new Set(bag.terms)].map((term) => ({ term, weight: this.terms.weightOf(term) })),
    );
  }

  private of(item: Item): Bags {
    const bags = this.bags.get(item);
    if (!bags) throw new RangeError('a scenario of neither side');
    return bags;
  }
}
