import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const KEY = {};

/**
 * A list longer than what is in sight can have the focus, as whatever scrolls must; the keys of the text go through it anyway,
 * and it closes when it loses that.
 */
export const scrolledList: Extension = EditorView.updateListener.of(({ view }) =>
  view.requestMeasure({
    key: KEY,
    read: () => view.dom.querySelector('.cm-tooltip-autocomplete > ul'),
    write: (list) => list?.setAttribute('tabindex', '0'),
  }),
);
