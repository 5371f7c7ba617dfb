import { RangeSetBuilder, type Extension } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import { beforeOf, scannedOf } from './scan/scanned';
import { spansOf, type Meaning } from './scan/spans';

const marks = new Map<Meaning, Decoration>();

function markOf(meaning: Meaning): Decoration {
  const mark = marks.get(meaning) ?? Decoration.mark({ class: `gk-${meaning}` });
  marks.set(meaning, mark);
  return mark;
}

/** Hebrew, Arabic and their neighbours. A line with them begins where its first letter says; no other has to be looked at. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const AUTO = { dir: 'auto' };

const ROW = Decoration.line({ class: 'gk-row' });
const ROW_AUTO = Decoration.line({ class: 'gk-row', attributes: AUTO });

/** What is broken goes on below its text, a little deeper. */
const hanging = (columns: number, auto: boolean): Decoration => {
  const style = `padding-inline-start: calc(0.5rem + ${columns + 2}ch); text-indent: -${columns + 2}ch`;
  return Decoration.line({ attributes: { style, ...(auto && AUTO) } });
};

/** Only what is on the screen: the lines are read already, so a text of any length costs the same. */
function decorated({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const scanned = scannedOf(state);
  let done = 0;
  for (const { from, to } of visibleRanges)
    for (let at = from; at <= to;) {
      const { from: start, to: end, text, number } = state.doc.lineAt(at);
      at = end + 1;
      const line = scanned.lines[number - 1];
      // A long line is several ranges.
      if (number <= done || !line) continue;
      done = number;
      const auto = RIGHT_TO_LEFT.test(text);
      const row = auto ? ROW_AUTO : ROW;
      builder.add(start, start, line.kind === 'row' ? row : hanging(line.start, auto));
      for (const span of spansOf(text, line, beforeOf(scanned, number)))
        builder.add(start + span.from, start + span.to, markOf(span.meaning));
    }
  return builder.finish();
}

/** Sets keywords, tags, tables and what else has a meaning apart. */
export const highlighting: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorated(view);
    }
    update(update: ViewUpdate): void {
      const read = scannedOf(update.state) !== scannedOf(update.startState);
      if (read || update.viewportChanged) this.decorations = decorated(update.view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);
