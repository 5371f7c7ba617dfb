import { history } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { bareParse } from '../core/gherkin/testing/bare-parse';
import { stepsIn } from '../static/src/editor/code/completion/steps-in';
import { ranked, together } from '../static/src/editor/code/completion/rank';
import { beforeOf, scannedOf, scanning } from '../static/src/editor/code/scan/scanned';
import { spansOf } from '../static/src/editor/code/scan/spans';
import { largeFeature } from '../test/support/large-feature';
import { cpuOf } from './cpu';

const LINES = 2000;
const KEYS = 200;
/** As many lines as are on a screen. */
const SHOWN = 50;

/** What is set apart in the lines on the screen. */
function shown(state: EditorState, first: number): number {
  const scanned = scannedOf(state);
  let spans = 0;
  for (let number = first; number < first + SHOWN; number += 1) {
    const line = scanned.lines[number - 1];
    if (line) spans += spansOf(state.doc.line(number).text, line, beforeOf(scanned, number)).length;
  }
  return spans;
}

/** Types in the middle of the text, a key after the other, and reads what each changes. */
function typed(start: EditorState): void {
  let state = start;
  const line = LINES / 2;
  let at = state.doc.line(line).to;
  for (let key = 0; key < KEYS; key += 1) {
    const insert = key % 20 === 19 ? '\n' : 'x';
    state = state.update({ changes: { from: at, insert }, userEvent: 'input.type' }).state;
    at += 1;
    shown(state, line - SHOWN / 2);
  }
}

/** What a key costs in a feature of 2,000 lines, without the page, in multiples of reading all of the text once. */
export function benchEditor(): void {
  const { text } = largeFeature(LINES);
  const doc = text.split('\n').slice(0, LINES).join('\n');
  const state = EditorState.create({ doc, extensions: [scanning({ kind: 'feature' }), history()] });
  const parse = cpuOf(() => void bareParse(doc));
  const rows: [string, number][] = [
    ['parse it all', parse],
    [
      'read every line for the editor',
      cpuOf(() => void EditorState.create({ doc, extensions: scanning({ kind: 'feature' }) })),
    ],
    ['a key', cpuOf(() => typed(state)) / KEYS],
    [
      'steps to suggest',
      cpuOf(() => void ranked(together([], stepsIn(state.doc, scannedOf(state))), 'a basket', 30)),
    ],
  ];
  process.stdout.write(`editor, a feature of ${LINES} lines\n`);
  for (const [what, ms] of rows)
    process.stdout.write(`  ${what.padEnd(32)} ${ms.toFixed(3)} ms, ${(ms / parse).toFixed(4)} of a parse\n`);
}
