import { gotoLine, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';

/** Search and replace in the text, and going to a line of it. */
export const searching: Extension = [search(), keymap.of(searchKeymap)];

export { gotoLine, openSearchPanel };
