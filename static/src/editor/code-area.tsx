import { useMemo, useRef, type KeyboardEvent, type Ref } from 'react';
import type { TextProblem } from '../../../src/invoke-api';
import { Gutter } from './gutter';

interface Props {
  id: string;
  describedBy: string;
  text: string;
  onChange: (text: string) => void;
  problems: readonly TextProblem[];
  notes: readonly TextProblem[];
  /** While it is being saved: what was typed then would be lost with the form. */
  readOnly: boolean;
  area: Ref<HTMLTextAreaElement>;
}

const MIN_LINES = 8;

/**
 * A plain text area with line numbers, as high as its text: what screen readers, spell checkers of the system and
 * input methods know best. Tab leaves it, as in any field.
 */
export function CodeArea({ id, describedBy, text, onChange, problems, notes, readOnly, area }: Props) {
  const lines = text.split('\n').length;
  const wrong = useMemo(() => new Set(problems.map(({ line }) => line)), [problems]);
  const noted = useMemo(() => new Set(notes.map(({ line }) => line)), [notes]);
  const composing = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const plainEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plainEnter && !composing.current) keepIndent(event);
  };
  return (
    <div className="bp-code">
      <div className="bp-code-lines">
        <Gutter lines={lines} wrong={wrong} noted={noted} />
        <textarea
          ref={area}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={problems.length > 0}
          className="bp-area"
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          rows={Math.max(MIN_LINES, lines + 1)}
          readOnly={readOnly}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={() => (composing.current = false)}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

/** A new line starts below the one before it. By `insertText`, so that the browser's own undo knows it. */
function keepIndent(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { value, selectionStart } = event.currentTarget;
  const line = value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (indent && document.execCommand?.('insertText', false, `\n${indent}`)) event.preventDefault();
}
