import { withoutIndent } from '../lines';
import type { PlacedLine } from './placed-lines';

/**
 * How a side indented anew what it kept: answers lines written in the base's indentation in that side's. Pairs are the
 * base's lines and what the side has in their place.
 */
export function reindentAs(
  pairs: readonly (readonly [PlacedLine, PlacedLine])[],
): ((line: PlacedLine) => PlacedLine) | undefined {
  const indents = new Map<string, string>();
  for (const [before, after] of pairs) {
    if (before.key !== '' && !indents.has(before.indent)) indents.set(before.indent, after.indent);
  }
  if ([...indents].every(([before, after]) => before === after)) return undefined;
  const known = [...indents.keys()].sort((a, b) => b.length - a.length);
  return (line) => {
    const before = known.find((indent) => line.indent.startsWith(indent));
    const after = before === undefined ? undefined : indents.get(before);
    if (before === undefined || after === undefined || !line.content.startsWith(before)) return line;
    return { ...line, content: after + withoutIndent(line.content, before) };
  };
}
