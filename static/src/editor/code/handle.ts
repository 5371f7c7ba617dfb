import { EditorSelection } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { caretAfter, differing } from '../replace-text';
import { offsetIn } from './offset';

/** What a form does with its editor. */
export interface EditorHandle {
  focus(): void;
  hasFocus(): boolean;
  /** Puts the caret at an offset, shows it and brings the focus there. */
  place(offset: number): void;
  /** The same by line and column, both from 1. */
  goTo(line: number, column: number): void;
  /** Puts another text in, as one step for undo, with the focus there and the caret in its line. */
  replace(text: string): void;
}

/** How long the page around the frame may take to give it the height of what is in it. */
const SETTLING_MS = 1_000;

/** The page may be scrolled to where something longer stood before; and the frame has its own height only later. */
function bringIntoSight({ dom }: EditorView): void {
  const show = (): void => dom.scrollIntoView?.({ block: 'nearest' });
  show();
  window.addEventListener('resize', show);
  setTimeout(() => window.removeEventListener('resize', show), SETTLING_MS);
}

export function handleOf(view: EditorView): EditorHandle {
  const place = (offset: number): void => {
    const at = Math.min(Math.max(offset, 0), view.state.doc.length);
    view.focus();
    bringIntoSight(view);
    view.dispatch({
      selection: EditorSelection.cursor(at),
      effects: EditorView.scrollIntoView(at, { y: 'center' }),
    });
  };
  return {
    focus: () => view.focus(),
    hasFocus: () => view.hasFocus,
    place,
    goTo: (line, column) => place(offsetIn(view.state.doc, line, column)),
    replace: (text) => {
      replaceIn(view, text);
      view.focus();
    },
  };
}

/** Puts another text in by what differs, so that places in the rest of it stay. */
export function replaceIn(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  const { start, end, endAfter } = differing(before, text);
  view.dispatch({
    changes: { from: start, to: end, insert: text.slice(start, endAfter) },
    selection: { anchor: caretAfter(before, text, view.state.selection.main.head) },
    scrollIntoView: true,
    userEvent: 'input.replace',
  });
}

const handles = new WeakMap<Element, EditorHandle>();

/** Makes the editor in `host` known to `editorIn`. */
export const register = (host: Element, handle: EditorHandle): void => void handles.set(host, handle);

/** The editor within an element, if there is one. */
export function editorIn(element: Element | null | undefined): EditorHandle | undefined {
  const host = element?.querySelector('.bp-code');
  return host ? handles.get(host) : undefined;
}
