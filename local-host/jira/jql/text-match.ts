import { badRequest, notModelled } from '../rest/errors';

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Operators of Jira's text syntax beyond words, phrases and the wildcards `*` and `?`. */
const SYNTAX = /[~^()[\]{}]|(?:^|\s)[+\-!]|\b(?:AND|OR|NOT)\b|&&|\|\|/;

/**
 * A matcher for what stands right of `~`: every word must occur, a quoted phrase as a whole, `*` and `?` stand for
 * characters within a word. Stemming, which Jira adds by the site's language, is not modelled: words match whole.
 * @throws RestError 400 for a query without a word, 501 for other text syntax.
 */
export function textMatcher(query: string, field: string): (text: string) => boolean {
  const phrases = [...query.matchAll(/"([^"]*)"/g)].map(([, phrase]) => words(phrase ?? ''));
  const rest = query.replace(/"[^"]*"/g, ' ');
  if (SYNTAX.test(rest)) throw notModelled(`The text search syntax of '${query}'`);
  const terms = rest.toLowerCase().match(/[\p{L}\p{N}_*?]+/gu) ?? [];
  const wanted = [
    ...phrases.filter((phrase) => phrase.length > 0).map((phrase) => (found: string[]) => has(found, phrase)),
    ...terms.map((term) => {
      const pattern = wildcard(term);
      return (found: string[]) => found.some((word) => pattern.test(word));
    }),
  ];
  if (wanted.length === 0) {
    throw badRequest(`The field '${field}' does not support searching for an empty string.`);
  }
  return (text) => {
    const found = words(text);
    return wanted.every((matches) => matches(found));
  };
}

const has = (found: string[], phrase: string[]): boolean =>
  found.some((_, start) => phrase.every((word, index) => found[start + index] === word));

const wildcard = (term: string): RegExp =>
  new RegExp(`^${term.replaceAll('*', '[\\p{L}\\p{N}_]*').replaceAll('?', '[\\p{L}\\p{N}_]')}$`, 'u');
