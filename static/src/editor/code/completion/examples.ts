import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import type { Text } from '@codemirror/state';
import { strings } from '../../../strings';
import { cellAt, contentOf, rowOf } from '../table/cells';
import { tableAt } from '../table/align';
import type { Scanned } from '../scan/scanned';
import { placeOf } from './place';

const PLACEHOLDER = /<([^<>\s][^<>]*)>/g;

/** The names an outline uses between `<` and `>`, in their order, going by a line in or below its examples. */
export function namesAbove(doc: Text, { lines }: Scanned, line: number): string[] {
  let top = line;
  const isOutline = (title: string | undefined) => title === 'outline' || title === 'scenario';
  while (top > 0 && !isOutline(lines[top - 1]?.title)) top -= 1;
  if (top === 0) return [];
  const names = new Set<string>();
  for (let number = top; number < line && lines[number - 1]?.title !== 'examples'; number += 1) {
    if (lines[number - 1]?.kind === 'comment') continue;
    for (const [, name = ''] of doc.line(number).text.matchAll(PLACEHOLDER)) names.add(name);
  }
  return [...names];
}

const escaped = (text: string): string => text.replace(/[\\|]/g, '\\$&');

/** A header row of these columns. */
export const headerRow = (names: readonly string[]): string => `| ${names.map(escaped).join(' | ')} |`;

/** The header of an examples table as a whole, and each name that is missing in one that was begun. */
export const headers: CompletionSource = (context) => {
  const place = placeOf(context);
  if (!place) return null;
  const { scanned, number, line, typed, from } = place;
  const before = scanned.lines[number - 2];
  const empty = typed.trim() === '';
  if (before?.after.part !== 'examples' || before.after.inTable) return null;
  if (line.kind !== 'row' && !(context.explicit && empty)) return null;
  const names = namesAbove(context.state.doc, scanned, number);
  if (names.length === 0) return null;
  const row = rowOf(typed);
  const written = row.cells.map((cell) => typed.slice(cell.from, cell.to).trim());
  const missing = names.filter((name) => !written.includes(name));
  if (row.cells.length === 0)
    return {
      from: from + typed.length - typed.trimStart().length,
      options: [{ label: headerRow(names), type: 'header', detail: strings.editor.suggest.header }],
      filter: false,
    };
  const own = contentOf(typed, row.rest);
  return {
    from: from + own.from,
    options: missing.map((name): Completion => ({
      label: name,
      type: 'header',
      apply: `${escaped(name)} |`,
    })),
  };
};

/** What stands above in the column, the often said first. */
export const cells: CompletionSource = (context) => {
  const place = placeOf(context);
  if (!place || place.line.kind !== 'row') return null;
  const { scanned, number, from, text, typed } = place;
  const { doc } = context.state;
  const table = tableAt(scanned, number);
  if (!table || number === table.first) return null;
  const row = rowOf(text);
  const column = cellAt(row, typed.length);
  const cell = row.cells[column] ?? row.rest;
  if (column < 0) return null;
  const own = contentOf(text, cell);
  const start = Math.min(own.from, typed.length);
  if (text.slice(start, typed.length) === '' && !context.explicit) return null;
  // Only at the end of what the cell says.
  if (typed.length < own.to) return null;
  const uses = new Map<string, number>();
  for (let above = table.first + 1; above <= table.last; above += 1) {
    if (above === number) continue;
    const line = doc.line(above).text;
    const other = rowOf(line).cells[column];
    const said = other ? line.slice(other.from, other.to).trim() : '';
    if (said) uses.set(said, (uses.get(said) ?? 0) + 1);
  }
  return {
    from: from + start,
    options: [...uses].map(([label, n]): Completion => ({ label, type: 'cell', boost: Math.min(n, 50) })),
    validFor: /^[^|]*$/,
  };
};
