import { StateEffect } from '@codemirror/state';
import { EditorView, type Command } from '@codemirror/view';
import { strings } from '../../../strings';
import type * as panels from './panel';

const loaded = new WeakSet<EditorView>();

/** Fetches the search when it is first wanted, then does what was wanted with it. */
const withPanel =
  (command: (panel: typeof panels) => Command): Command =>
  (view) => {
    import('./panel').then(
      (panel) => {
        if (!loaded.has(view)) view.dispatch({ effects: StateEffect.appendConfig.of(panel.searching) });
        loaded.add(view);
        command(panel)(view);
      },
      () => view.dispatch({ effects: EditorView.announce.of(strings.editor.searchFailed) }),
    );
    return true;
  };

export const openSearch = withPanel(({ openSearchPanel }) => openSearchPanel);
export const goToLine = withPanel(({ gotoLine }) => gotoLine);
