import { useCallback, useState } from 'react';
import type { LintSettings, TestType } from '../../../../src/invoke-api';
import { useCheckedText, type CheckedText } from '../../editor/use-checked-text';
import { check } from '../../gherkin';

export interface Draft extends CheckedText {
  testType: TestType;
  setTestType(testType: TestType): void;
  /** Something was typed or chosen that closing would lose. */
  changed: boolean;
  /** Begins again with another text, as if it had been there from the start. */
  restart(text: string): void;
}

/** The text and test type under the pen, checked as they are written. */
export function useDraft(
  initial: { text: string; testType: TestType },
  language: string,
  lint: LintSettings,
): Draft {
  const [start, setStart] = useState(initial);
  const [testType, setTestType] = useState(initial.testType);
  const checked = useCheckedText(
    initial.text,
    start.text,
    useCallback((text: string) => check(text, language, lint), [language, lint]),
  );
  return {
    ...checked,
    testType,
    setTestType,
    changed: checked.text !== start.text || testType !== start.testType,
    restart: (fresh) => {
      setStart({ ...start, text: fresh });
      checked.setText(fresh);
    },
  };
}
