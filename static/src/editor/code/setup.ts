import { history } from '@codemirror/commands';
import { codeFolding, foldGutter } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  lineNumbers,
  type Command,
} from '@codemirror/view';
import type { EditorSources } from '../sources/sources';
import { completion } from './completion';
import { folds } from './fold';
import { highlighting } from './highlight';
import { keys } from './keys';
import { marks } from './lint/marks';
import { phrases } from './phrases';
import { scanning, type Writing } from './scan/scanned';
import { autoAlign } from './table/auto-align';
import { theme } from './theme';

export interface Setup {
  writing: Writing;
  sources: EditorSources;
  format: Command;
}

/** Everything the editor of a Gherkin text can do. */
export const setup = ({ writing, sources, format }: Setup): Extension => [
  scanning(writing),
  history(),
  // Line numbers, and marks beside them: what is folded and what is wrong.
  marks,
  lineNumbers(),
  folds,
  codeFolding({ placeholderText: '…' }),
  foldGutter({ openText: '▾', closedText: '▸' }),
  highlightSpecialChars(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlighting,
  EditorView.lineWrapping,
  EditorView.perLineTextDirection.of(true),
  autoAlign,
  completion(sources),
  keys(format),
  EditorState.languageData.of(() => [{ commentTokens: { line: '#' } }]),
  phrases,
  theme,
];
