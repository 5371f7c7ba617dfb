import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  currentCompletions,
  moveCompletionSelection,
  selectedCompletion,
  selectedCompletionIndex,
  setSelectedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import { Prec, type Extension } from '@codemirror/state';
import { keymap, type Command } from '@codemirror/view';
import type { EditorSources } from '../../sources/sources';
import { cells, headers } from './examples';
import { keywords } from './keywords';
import { scrolledList } from './scrolled-list';
import { steps } from './steps';
import { issues, tags } from './tags';

/** Takes what is chosen in the open list, or its first. */
const takeFirst: Command = (view) => {
  // The list may be open while an answer is still on its way.
  if (currentCompletions(view.state).length === 0) return false;
  const index = selectedCompletionIndex(view.state);
  if (index === null || index < 0) view.dispatch({ effects: setSelectedCompletion(0) });
  return acceptCompletion(view);
};

/**
 * Enter takes what was chosen. Unasked it takes a keyword only: whoever ends a line with a step of their own wants that
 * step, not the one that is offered.
 */
const takeChosen: Command = (view) => {
  if (selectedCompletion(view.state)) return acceptCompletion(view);
  const [first] = currentCompletions(view.state);
  return first?.type === 'keyword' && takeFirst(view);
};

/** Esc closes a list that is there to be seen; while none is, it is the form's. */
const closeList: Command = (view) => {
  const open = currentCompletions(view.state).length > 0;
  return closeCompletion(view) && open;
};

const keys = Prec.highest(
  keymap.of([
    { key: 'Ctrl-Space', run: startCompletion },
    { mac: 'Alt-`', run: startCompletion },
    { key: 'Escape', run: closeList },
    { key: 'ArrowDown', run: moveCompletionSelection(true) },
    { key: 'ArrowUp', run: moveCompletionSelection(false) },
    { key: 'PageDown', run: moveCompletionSelection(true, 'page') },
    { key: 'PageUp', run: moveCompletionSelection(false, 'page') },
    { key: 'Enter', run: takeChosen },
    { key: 'Tab', run: takeFirst },
  ]),
);

/** Suggestions while somebody writes, and by Ctrl+Space. */
export const completion = (sources: EditorSources): Extension => [
  keys,
  scrolledList,
  autocompletion({
    override: [keywords, steps(sources), tags(sources), issues(sources), headers, cells],
    defaultKeymap: false,
    icons: false,
    selectOnOpen: false,
    // Nothing is taken that was not asked for, so that no key has to wait.
    interactionDelay: 0,
    activateOnTypingDelay: 50,
    maxRenderedOptions: 40,
  }),
];
