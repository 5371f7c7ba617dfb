import { useEffect, useState } from 'react';
import type { TestType, TextProblem } from '../../../../src/invoke-api';
import type { ApiFailure } from '../../api';
import { check } from '../../gherkin';

export interface Draft {
  text: string;
  setText(text: string): void;
  testType: TestType;
  setTestType(testType: TestType): void;
  /** Something was typed or chosen that closing would lose. */
  changed: boolean;
  /** What keeps the text from being saved, as found while typing; `undefined` until something was typed. */
  problems?: TextProblem[];
  /** Begins again with another text, as if it had been there from the start. */
  restart(text: string): void;
  /** Checks now, not after a pause. */
  checkNow(): TextProblem[];
}

/** Long enough not to nag in mid-word, short enough to answer at the end of a line. */
const PAUSE_MS = 350;

/** The text and test type under the pen, checked as they are written. */
export function useDraft(initial: { text: string; testType: TestType }, language: string): Draft {
  const [start, setStart] = useState(initial);
  const [text, setText] = useState(initial.text);
  const [testType, setTestType] = useState(initial.testType);
  const [problems, setProblems] = useState<TextProblem[]>();

  useEffect(() => {
    if (text === start.text) return undefined;
    const timer = setTimeout(() => setProblems(check(text, language)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, start.text, language]);

  return {
    text,
    setText,
    testType,
    setTestType,
    changed: text !== start.text || testType !== start.testType,
    problems,
    restart: (fresh) => {
      setStart({ ...start, text: fresh });
      setText(fresh);
    },
    checkNow: () => {
      const found = check(text, language);
      setProblems(found);
      return found;
    },
  };
}

/** The problems a server's refusal names; they hold for the text that was sent only. */
export const refusedProblems = (failure: ApiFailure | undefined): TextProblem[] | undefined =>
  failure && failure.problems.length > 0 ? failure.problems : undefined;
