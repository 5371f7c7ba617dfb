import type { Text } from '@codemirror/state';
import type { Scanned } from '../scan/scanned';

/** The steps of a text, that of the line `but` aside: it is being written. */
export function stepsIn(doc: Text, { lines }: Scanned, but = 0): string[] {
  return lines.flatMap(({ kind, rest }, index) => {
    if (kind !== 'step' || index + 1 === but) return [];
    const text = doc
      .line(index + 1)
      .text.slice(rest)
      .trim();
    return text ? [text] : [];
  });
}
