/** Each value once, in the order of its first appearance. */
export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The items in order, `size` at a time. */
export const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
