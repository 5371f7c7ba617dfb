import Button from '@atlaskit/button/new';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { TextProblem } from '../../../src/invoke-api';
import type { ApiFailure } from '../api';
import { Failure } from '../components/failure';
import { useLeaving } from '../components/use-leaving';
import { strings } from '../strings';
import { CodeEditor } from './code/code-editor';
import type { EditorHandle } from './code/handle';
import type { Writing } from './code/scan/scanned';
import { FormatButton } from './format-button';
import { KeyboardHelp } from './keyboard-help';
import { Notes } from './notes';
import { Problems } from './problems';
import { useEditorSources } from './sources/context';
import { refusedProblems, type CheckedText } from './use-checked-text';
import { useFormat, type Format } from './use-format';
import { useRemarks, type FindFix } from './use-remarks';

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
  /** What the text is, and so how it is read. To stay the same object while nothing but the text changes. */
  writing: Writing;
  findFix: FindFix;
  /** Lays the text out when asked to; absent where the text has no layout of its own. */
  format?: Format;
  onCancel: () => void;
}

const NONE: readonly TextProblem[] = [];
const NO_FORMAT: Format = (text) => ({ ok: true, text });

/** The editor of one text. What was typed stays whatever happens; only the person closes it. */
export function TextForm(props: Props) {
  const { title, label, help, draft, submitLabel, children, below, caret, busy, failure, anyway } = props;
  const { writing, findFix, format, onSubmit, onCancel } = props;
  const id = useId();
  const editor = useRef<EditorHandle | null>(null);
  const sources = useEditorSources();
  const [sent, setSent] = useState<string>();

  const goTo = ({ line, column }: Pick<TextProblem, 'line' | 'column'>): void =>
    editor.current?.goTo(line, column);
  const placed = useRef(false);
  useEffect(() => {
    // Another template has another place to begin at; who has begun, or is in another field, stays where they are.
    const stays = placed.current && (draft.changed || !editor.current?.hasFocus());
    if (caret === undefined || stays) return;
    placed.current = true;
    editor.current?.place(caret);
  }, [caret]);

  const refused = sent === draft.text ? refusedProblems(failure) : undefined;
  const problems = refused ?? draft.problems;
  const [firstRefused] = refused ?? [];
  useEffect(() => {
    if (firstRefused) goTo(firstRefused);
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
    onStay: () => editor.current?.focus(),
  });

  const formatting = useFormat(format ?? NO_FORMAT, draft, editor);
  const locked = busy || !!anyway?.busy;
  const { remarks, fixes } = useRemarks(draft.text, problems ?? NONE, draft.notes, findFix, editor, locked);

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
        <span className="bp-editor-label" onClick={() => editor.current?.focus()}>
          {label}
        </span>
        <CodeEditor
          label={label}
          description={descriptionOf(help, problems)}
          text={draft.text}
          onChange={draft.setText}
          writing={writing}
          sources={sources}
          remarks={remarks}
          invalid={!!problems && problems.length > 0}
          readOnly={locked}
          onFormat={format && !locked ? formatting.run : undefined}
          handle={editor}
        />
        <p className="bp-subtle">
          {help} {strings.editor.tabHelp}
        </p>
        <KeyboardHelp />
        <Problems id={`${id}-problems`} problems={problems} fixes={fixes} onGoTo={goTo} />
        <Notes notes={draft.notes} fixes={fixes} onGoTo={goTo} />
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
          {format && <FormatButton formatting={formatting} isDisabled={locked} />}
          {anyway && problems && problems.length > 0 && <p className="bp-subtle">{anyway.help}</p>}
        </div>
      )}
    </form>
  );
}

/** What a screen reader says of the text beside its name: how it is written, and the first thing wrong. */
function descriptionOf(help: string, problems: readonly TextProblem[] = NONE): string {
  const [first] = problems;
  const wrong = first && `${strings.editor.goTo(first.line, first.column)}: ${first.message}`;
  return [help, strings.editor.tabHelp, wrong].filter(Boolean).join(' ');
}
