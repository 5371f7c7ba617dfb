import { useEffect, useState } from 'react';
import type { TextProblem } from '../../../src/invoke-api';
import type { ApiFailure } from '../api';

export interface CheckedText {
  text: string;
  setText(text: string): void;
  /** What keeps the text from being saved, as found while typing; `undefined` until something was checked. */
  problems?: TextProblem[];
  /** Checks now, not after a pause. */
  checkNow(): TextProblem[];
}

/** Long enough not to nag in mid-word, short enough to answer at the end of a line. */
const PAUSE_MS = 350;

/**
 * A text under the pen, checked as it is written by `check`, which is to stay the same function while nothing but the
 * text changes. The text `start` is taken for checked, unless it is `undefined`.
 */
export function useCheckedText(
  initial: string,
  start: string | undefined,
  check: (text: string) => TextProblem[],
): CheckedText {
  const [text, setText] = useState(initial);
  const [problems, setProblems] = useState<TextProblem[]>();

  useEffect(() => {
    if (text === start) return undefined;
    const timer = setTimeout(() => setProblems(check(text)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, start, check]);

  return {
    text,
    setText,
    problems,
    checkNow: () => {
      const found = check(text);
      setProblems(found);
      return found;
    },
  };
}

/** The problems a server's refusal names; they hold for the text that was sent only. */
export const refusedProblems = (failure: ApiFailure | undefined): TextProblem[] | undefined =>
  failure && failure.problems.length > 0 ? failure.problems : undefined;
