import Button from '@atlaskit/button/new';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { TextProblem } from '../../../src/invoke-api';
import type { ApiFailure } from '../api';
import { Failure } from '../components/failure';
import { useLeaving } from '../components/use-leaving';
import { strings } from '../strings';
import { CodeArea } from './code-area';
import { FormatButton, type Format } from './format-button';
import { Notes } from './notes';
import { offsetOf } from './place';
import { Problems } from './problems';
import { refusedProblems, type CheckedText } from './use-checked-text';

interface Props {
  title: string;
  /** Of the text's field, and what is said under it. */
  label: string;
  help: string;
  draft: CheckedText & {
    /** Something was typed or chosen that closing would lose. */
    changed: boolean;
  };
  submitLabel: string;
  /** What belongs above the text: the feature to add to, or a conflict. */
  children?: ReactNode;
  /** What belongs below it. */
  below?: ReactNode;
  /** Where the caret starts; `undefined` leaves the focus where it is. */
  caret?: number;
  busy: boolean;
  failure?: ApiFailure;
  onSubmit: () => void;
  /** Saves all the same a text that has problems, where that can be done; `label` says as what. */
  anyway?: { label: string; help: string; busy: boolean; save: () => void };
  /** Lays the text out when asked to. */
  /** Absent where the text has no layout of its own. */
  format?: Format;
  onCancel: () => void;
}

const NONE: readonly TextProblem[] = [];

/** The editor of one text. What was typed stays whatever happens; only the person closes it. */
export function TextForm(props: Props) {
  const { title, label, help, draft, submitLabel, children, below, caret, busy, failure, anyway } = props;
  const { format, onSubmit, onCancel } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [sent, setSent] = useState<string>();

  const goTo = ({ line, column }: Pick<TextProblem, 'line' | 'column'>): void =>
    focusAt(area.current, draft.text, line, column);
  useEffect(() => {
    if (caret === undefined || !area.current) return;
    placeCaret(area.current, caret);
  }, [caret]);

  const refused = sent === draft.text ? refusedProblems(failure) : undefined;
  const problems = refused ?? draft.problems;
  const [firstRefused] = refused ?? [];
  useEffect(() => {
    if (firstRefused)
      focusAt(area.current, area.current?.value ?? '', firstRefused.line, firstRefused.column);
  }, [firstRefused]);

  const submit = (): void => {
    if (busy) return;
    const [first] = draft.checkNow();
    if (first) return goTo(first);
    setSent(draft.text);
    onSubmit();
  };
  const { leave, onKeyDown, question } = useLeaving({
    changed: draft.changed,
    onSubmit: submit,
    onLeave: onCancel,
    onStay: () => area.current?.focus(),
  });

  return (
    <form
      className="bp-form"
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      <div className="bp-field">
        <label htmlFor={`${id}-text`}>{label}</label>
        <CodeArea
          id={`${id}-text`}
          describedBy={`${id}-help ${id}-problems`}
          text={draft.text}
          onChange={draft.setText}
          problems={problems ?? NONE}
          notes={draft.notes}
          readOnly={busy || !!anyway?.busy}
          area={area}
        />
        <p id={`${id}-help`} className="bp-subtle">
          {help}
        </p>
        <Problems id={`${id}-problems`} problems={problems} onGoTo={goTo} />
        <Notes notes={draft.notes} onGoTo={goTo} />
      </div>
      {below}
      {failure && !refusedProblems(failure) && <Failure failure={failure} title={strings.editor.failed} />}
      {question ?? (
        <div className="bp-actions">
          <Button type="submit" appearance="primary" isLoading={busy}>
            {submitLabel}
          </Button>
          {anyway && problems && problems.length > 0 && (
            <Button isLoading={anyway.busy} isDisabled={busy} onClick={anyway.save}>
              {anyway.label}
            </Button>
          )}
          <Button appearance="subtle" isDisabled={busy} onClick={leave}>
            {strings.common.cancel}
          </Button>
          {format && (
            <FormatButton format={format} draft={draft} area={area} isDisabled={busy || !!anyway?.busy} />
          )}
          {anyway && problems && problems.length > 0 && <p className="bp-subtle">{anyway.help}</p>}
        </div>
      )}
    </form>
  );
}

function focusAt(area: HTMLTextAreaElement | null, text: string, line: number, column: number): void {
  if (!area) return;
  placeCaret(area, offsetOf(text, line, column));
}

function placeCaret(area: HTMLTextAreaElement, offset: number): void {
  area.focus();
  area.setSelectionRange(offset, offset);
  // The browser shows where somebody types, not where the caret is put.
  const box = area.closest('.bp-code');
  if (!box) return;
  const line = area.value.slice(0, offset).split('\n').length;
  const height = parseFloat(getComputedStyle(area).lineHeight) || 0;
  box.scrollTop = (line - 1) * height - box.clientHeight / 3;
}
