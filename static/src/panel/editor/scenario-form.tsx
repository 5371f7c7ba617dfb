import { useCallback, useMemo, type ReactNode } from 'react';
import type { ApiFailure } from '../../api';
import { TestTypeField } from '../../components/test-type-field';
import type { Writing } from '../../editor/code/scan/scanned';
import { TextForm } from '../../editor/text-form';
import type { FindFix } from '../../editor/use-remarks';
import { fixSnippet, formatSnippet } from '../../gherkin';
import { useLeaveWarning } from '../../hooks/use-leave-warning';
import { strings } from '../../strings';
import type { Draft } from './use-draft';

interface Props {
  title: string;
  draft: Draft;
  /** The Gherkin language of its feature, as a dialect code. */
  language: string;
  submitLabel: string;
  /** What belongs above the text: the feature to add to, or a conflict. */
  children?: ReactNode;
  /** Where the caret starts; `undefined` leaves the focus where it is. */
  caret?: number;
  busy: boolean;
  failure?: ApiFailure;
  onSubmit: () => void;
  onCancel: () => void;
}

/** The editor of one scenario: its text and its test type. */
export function ScenarioForm({ draft, language, children, ...form }: Props) {
  useLeaveWarning(draft.changed);
  const writing = useMemo((): Writing => ({ kind: 'scenario', language }), [language]);
  const findFix: FindFix = useCallback((text, place) => fixSnippet(text, language, place), [language]);
  return (
    <TextForm
      {...form}
      draft={draft}
      label={strings.editor.text}
      help={strings.editor.textHelp}
      writing={writing}
      findFix={findFix}
      format={(text) => formatSnippet(text, language)}
      below={
        <TestTypeField label={strings.editor.testType} value={draft.testType} onChange={draft.setTestType} />
      }
    >
      {children}
    </TextForm>
  );
}
