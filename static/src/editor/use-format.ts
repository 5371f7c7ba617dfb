import { useState, type RefObject } from 'react';
import type { TextProblem } from '../../../src/invoke-api';
import { strings } from '../strings';
import type { EditorHandle } from './code/handle';
import type { CheckedText } from './use-checked-text';

/** Lays a text out, or says why it cannot be. */
export type Format = (text: string) => { ok: true; text: string } | { ok: false; problems: TextProblem[] };

export interface Formatting {
  run: () => void;
  /** What became of it, until the text changes. */
  said?: string;
}

const words = strings.editor.format;

/** Lays the text in the editor out. Nothing is saved by it, and undo takes it back. */
export function useFormat(
  format: Format,
  { text, checkNow }: CheckedText,
  editor: RefObject<EditorHandle>,
): Formatting {
  const [said, setSaid] = useState<{ of: string; text: string }>();
  const run = (): void => {
    const result = format(text);
    if (!result.ok) {
      const wrong = checkNow().length > 0;
      return setSaid({ of: text, text: wrong ? words.unreadable : (result.problems[0]?.message ?? '') });
    }
    if (result.text === text) return setSaid({ of: text, text: words.already });
    editor.current?.replace(result.text);
    setSaid({ of: result.text, text: words.done });
  };
  return { run, ...(said?.of === text && { said: said.text }) };
}
