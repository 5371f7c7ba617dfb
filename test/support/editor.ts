import type { Locator } from 'playwright-core';

/** What the editor of a text keeps of itself at its element, as far as it is asked here. */
interface Content {
  cmTile: {
    root: {
      view: {
        state: { doc: { toString(): string }; selection: { main: { head: number } } };
        dispatch(spec: object): void;
        focus(): void;
      };
    };
  };
}

/**
 * The whole text in an editor, found by its role and label. Only what is on the screen is in the page, and what is there
 * holds no line breaks: the text is asked for.
 */
export const textOf = (editor: Locator): Promise<string> =>
  editor.evaluate((content) => (content as unknown as Content).cmTile.root.view.state.doc.toString());

/** Where the caret is, counted in characters from 0. */
export const caretOf = (editor: Locator): Promise<number> =>
  editor.evaluate((content) => (content as unknown as Content).cmTile.root.view.state.selection.main.head);

/** Puts the whole text in as if it were pasted over what was there. */
export async function write(editor: Locator, text: string): Promise<void> {
  await editor.evaluate((content, insert) => {
    const { view } = (content as unknown as Content).cmTile.root;
    view.focus();
    view.dispatch({
      changes: { from: 0, to: view.state.doc.toString().length, insert },
      selection: { anchor: insert.length },
      userEvent: 'input.paste',
    });
  }, text);
}

/** Selects the first place where `found` stands and brings the focus there. */
export async function select(editor: Locator, found: string): Promise<void> {
  await editor.evaluate((content, part) => {
    const { view } = (content as unknown as Content).cmTile.root;
    const from = view.state.doc.toString().indexOf(part);
    if (from < 0) throw new Error(`the text does not hold ${part}`);
    view.focus();
    view.dispatch({ selection: { anchor: from, head: from + part.length }, scrollIntoView: true });
  }, found);
}
