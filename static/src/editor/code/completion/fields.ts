/** The values in a step: what quotes and angle brackets hold, and numbers. */
const VALUE =
  /(")((?:[^"\\{}]|\\[^{}])*)(")|(<)([^<>{}]+)(>)|((?<![\p{L}\p{N}_.])-?\d+(?:[.,]\d+)*(?![\p{L}\p{N}_]))/gu;

const literal = (text: string): string => text.replace(/[{}]/g, '\\$&');

/**
 * A step as a template whose values are fields to go through one by one, and the end of it as the last. Without values
 * `undefined`: then there is nothing to go through.
 */
export function stepTemplate(text: string): string | undefined {
  let template = '';
  let at = 0;
  let fields = 0;
  for (const match of text.matchAll(VALUE)) {
    const [whole, quote, quoted, end, open, name, close, number] = match;
    fields += 1;
    template += literal(text.slice(at, match.index));
    template += `${quote ?? open ?? ''}\${${fields}:${quoted ?? name ?? number ?? ''}}${end ?? close ?? ''}`;
    at = match.index + whole.length;
  }
  return fields === 0 ? undefined : `${template}${literal(text.slice(at))}\${}`;
}
