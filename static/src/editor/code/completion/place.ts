import type { CompletionContext } from '@codemirror/autocomplete';
import { scannedOf, type Scanned } from '../scan/scanned';
import type { Line } from '../scan/line';

/** Where somebody writes: the line, what it is read as, and what of it stands before the caret. */
export interface Place {
  scanned: Scanned;
  /** From 1. */
  number: number;
  /** Offset of the line in the text. */
  from: number;
  line: Line;
  text: string;
  typed: string;
}

export function placeOf({ state, pos }: CompletionContext): Place | undefined {
  const { number, from, text } = state.doc.lineAt(pos);
  const scanned = scannedOf(state);
  const line = scanned.lines[number - 1];
  return line && { scanned, number, from, line, text, typed: text.slice(0, pos - from) };
}
