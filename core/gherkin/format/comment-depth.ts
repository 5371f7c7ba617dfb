import type { SourceLine } from '../lines';
import { lastOwnLine } from '../spans';
import type { Layout, Start } from './line-kinds';

/**
 * How deep a comment stands so that it goes on belonging to what it belongs to; `undefined` where it stays as it is,
 * among the lines of a description.
 */
export function commentDepth(
  line: number,
  { kinds, starts }: Layout,
  lines: readonly SourceLine[],
): number | undefined {
  const above = starts.find((start) => start.first <= line && line < start.line);
  if (above) return above.depth;
  const parts = starts.filter(({ kind }) => kind !== 'examples');
  const next = parts.find((start) => start.first > line);
  const boundary = next?.first ?? lines.length + 1;
  for (let below = line + 1; below < boundary; below += 1) {
    const kind = kinds[below - 1];
    if (!kind || kind.kind === 'blank' || kind.kind === 'comment') continue;
    return 'depth' in kind ? kind.depth : undefined;
  }
  const own: Start | undefined = parts.findLast((start) => start.line < line);
  if (!own) return 0;
  if (line <= lastOwnLine(lines, own.line, boundary)) return own.depth + 1;
  return Math.min(own.depth, next?.depth ?? own.depth);
}
