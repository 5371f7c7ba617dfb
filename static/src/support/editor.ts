import { EditorView } from '@codemirror/view';
import { act, waitFor, within } from '@testing-library/react';

// What the editor asks of a browser and jsdom does not have: it lays nothing out.
document.execCommand ??= () => false;
// Without it the editor's styles become an element, whose rules jsdom goes through at every look for a role.
if (!('adoptedStyleSheets' in ShadowRoot.prototype))
  Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { writable: true, value: [] });
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect ??= () => new DOMRect();

/** An editor of a Gherkin text, as a person meets it: by its name, with a text, a caret and the focus. */
export interface Editor {
  readonly text: string;
  /** In characters from 0. */
  readonly caret: number;
  readonly hasFocus: boolean;
  readonly element: HTMLElement;
  /** Puts the caret there, with the focus. */
  place(offset: number): void;
  /** Pastes over all of the text. */
  write(text: string): void;
  /** Types at the caret. */
  type(text: string): void;
}

function wrapped(element: HTMLElement): Editor {
  const view = EditorView.findFromDOM(element);
  if (!view) throw new Error('this is no editor');
  const put = (from: number, to: number, insert: string, userEvent: string): void =>
    act(() => {
      view.focus();
      const selection = { anchor: from + insert.length };
      view.dispatch({ changes: { from, to, insert }, selection, userEvent });
    });
  return {
    element,
    get text() {
      return view.state.doc.toString();
    },
    get caret() {
      return view.state.selection.main.head;
    },
    get hasFocus() {
      const host = document.activeElement;
      return !!host?.shadowRoot && host.shadowRoot.activeElement === element;
    },
    place: (offset) =>
      act(() => {
        view.focus();
        view.dispatch({ selection: { anchor: offset } });
      }),
    write: (text) => put(0, view.state.doc.length, text, 'input.paste'),
    type: (text) => put(view.state.selection.main.from, view.state.selection.main.to, text, 'input.type'),
  };
}

/** The editors of this name. Roles in a shadow root are not found from outside. */
export const queryEditors = (name: string): Editor[] =>
  [...document.querySelectorAll('.bp-code')].flatMap(({ shadowRoot }) =>
    shadowRoot
      ? within(shadowRoot as unknown as HTMLElement)
          .queryAllByRole('textbox', { name })
          .map(wrapped)
      : [],
  );

/** The only editor of this name, if there is one. */
export const queryEditor = (name: string): Editor | undefined => queryEditors(name)[0];

/** Waits for the editor of this name. */
export const findEditor = (name: string): Promise<Editor> =>
  waitFor(() => {
    const editor = queryEditor(name);
    if (!editor) throw new Error(`there is no editor “${name}”`);
    return editor;
  });
