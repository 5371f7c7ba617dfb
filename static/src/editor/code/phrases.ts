import { EditorState, type Extension } from '@codemirror/state';
import { strings } from '../../strings';

/** The words of the editor's own parts. */
export const phrases: Extension = EditorState.phrases.of(strings.editor.phrases);
