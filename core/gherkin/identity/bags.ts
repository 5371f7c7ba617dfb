/** A multiset of terms: their numbers, rising, each as often as it occurs, and what they weigh together. */
export interface Bag {
  terms: Int32Array;
  weight: number;
}

/**
 * Terms as numbers, with a weight each. A term weighs ln(1 + N / n), where n of N scenarios have it: what all of a
 * feature's scenarios say tells little, what one alone says tells who it is.
 */
export class Terms {
  private readonly numbers = new Map<string, number>();
  private readonly counts: number[] = [];
  private readonly weights: number[] = [];
  private readonly bags: Bag[] = [];
  private scenarios = 0;

  /** The bags of one scenario, a list of terms each. Lists of different kinds do not share terms. */
  add<Kind extends string>(lists: Readonly<Record<Kind, readonly string[]>>): Record<Kind, Bag> {
    this.scenarios += 1;
    const kinds = Object.keys(lists) as Kind[];
    return Object.fromEntries(kinds.map((kind) => [kind, this.bagOf(kind, lists[kind])])) as Record<
      Kind,
      Bag
    >;
  }

  /** To be called once, when all scenarios are added: before, nothing weighs anything. */
  weigh(): void {
    for (const [term, count] of this.counts.entries())
      this.weights[term] = Math.log(1 + this.scenarios / count);
    for (const bag of this.bags) for (const term of bag.terms) bag.weight += this.weightOf(term);
  }

  weightOf(term: number): number {
    return this.weights[term] ?? 0;
  }

  /** Weighted Dice coefficient, 0 to 1; `undefined` when both are empty and there is nothing to compare. */
  alike(a: Bag, b: Bag): number | undefined {
    if (!a.terms.length && !b.terms.length) return undefined;
    let common = 0;
    for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length;) {
      const left = a.terms[i] ?? 0;
      const right = b.terms[j] ?? 0;
      if (left === right) common += this.weightOf(left);
      if (left <= right) i += 1;
      if (right <= left) j += 1;
    }
    return (2 * common) / (a.weight + b.weight);
  }

  /** Whether two have a term that no third scenario has. */
  exclusive(a: Bag, b: Bag): boolean {
    return a.terms.some((term) => this.counts[term] === 2 && b.terms.includes(term));
  }

  private bagOf(kind: string, list: readonly string[]): Bag {
    const terms = Int32Array.from(list, (term) => this.numberOf(`${kind} ${term}`)).sort();
    terms.forEach((term, at) => {
      if (term !== terms[at - 1]) this.counts[term] = (this.counts[term] ?? 0) + 1;
    });
    const bag = { terms, weight: 0 };
    this.bags.push(bag);
    return bag;
  }

  private numberOf(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    const number = this.counts.length;
    this.numbers.set(term, number);
    this.counts.push(0);
    return number;
  }
}
