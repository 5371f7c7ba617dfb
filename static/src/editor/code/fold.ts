import { foldService } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { scannedOf, type Scanned } from './scan/scanned';
import type { TitleKind } from './scan/words';

const LEVEL: Record<TitleKind, number> = {
  feature: 0,
  rule: 1,
  background: 2,
  scenario: 2,
  outline: 2,
  examples: 3,
};

/** The last line of a part: what stands directly above the next one belongs to that. */
function endOfPart({ lines }: Scanned, line: number, level: number): number {
  let next = line;
  for (; next < lines.length; next += 1) {
    const title = lines[next]?.title;
    if (title && LEVEL[title] <= level) break;
  }
  const above = ['blank', ...(next < lines.length ? ['tags', 'comment'] : [])];
  while (next > line && above.includes(lines[next - 1]?.kind ?? '')) next -= 1;
  return next;
}

/** The last line of what can be folded away below a line; `undefined` where nothing begins. Lines count from 1. */
export function foldEnd(scanned: Scanned, line: number): number | undefined {
  const { lines } = scanned;
  const own = lines[line - 1];
  const kindOf = (number: number) => lines[number - 1]?.kind;
  let end = line;
  if (own?.title) end = endOfPart(scanned, line, LEVEL[own.title]);
  else if (own?.kind === 'fence' && own.after.fence !== undefined) {
    while (kindOf(end + 1) === 'content') end += 1;
    if (kindOf(end + 1) === 'fence') end += 1;
  } else if (own?.kind === 'row' && kindOf(line - 1) !== 'row') {
    while (kindOf(end + 1) === 'row') end += 1;
  }
  return end > line ? end : undefined;
}

/** Scenarios, rules, examples, doc strings and tables fold. */
export const folds: Extension = foldService.of((state, from) => {
  const line = state.doc.lineAt(from);
  const end = foldEnd(scannedOf(state), line.number);
  return end === undefined ? null : { from: line.to, to: state.doc.line(end).to };
});
