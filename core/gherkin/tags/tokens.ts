/** A word or a parenthesis of a tag expression; `value` is without the backslashes it was written with. */
export interface Token {
  value: string;
  /** From 1. */
  column: number;
  length: number;
}

/** Or the place of a backslash that stands before something it may not stand before. */
export type Tokens = { ok: true; tokens: Token[] } | { ok: false; column: number; length: number };

/** The tokens of a tag expression as Cucumber tells them apart, with their places, which its parser does not give. */
export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[()]|(?:\\.?|[^\s()\\])+/gsu)) {
    const [written] = match;
    const illegal = /^(?:[^\\]|\\[\s()\\]|\\$)*?(\\[^\s()\\])/su.exec(written)?.[1];
    if (illegal) {
      const column = match.index + written.indexOf(illegal) + 1;
      return { ok: false, column, length: illegal.length };
    }
    const value = written.replace(/\\(.?)/gsu, '$1');
    if (value) tokens.push({ value, column: match.index + 1, length: written.length });
  }
  return { ok: true, tokens };
}
