import { useEffect, useState } from 'react';
import type { LintNote, TextProblem } from '../../../src/invoke-api';
import type { ApiFailure } from '../api';

/** What was found in a text: what keeps it from being saved, and what deserves a word all the same. */
export interface Found {
  problems: TextProblem[];
  notes: LintNote[];
}

export interface CheckedText {
  text: string;
  setText(text: string): void;
  /** What keeps the text from being saved, as found while typing; `undefined` until something was checked. */
  problems?: TextProblem[];
  /** What deserves a word in the text as it was last looked at, untouched as it came or checked while typing. */
  notes: readonly LintNote[];
  /** Checks now, not after a pause. */
  checkNow(): TextProblem[];
}

/** Long enough not to nag in mid-word, short enough to answer at the end of a line. */
const PAUSE_MS = 350;

/**
 * A text under the pen, checked as it is written by `check`, which is to stay the same function while nothing but the
 * text changes. The text `start` is taken for free of problems, unless it is `undefined`.
 */
export function useCheckedText(
  initial: string,
  start: string | undefined,
  check: (text: string) => Found,
): CheckedText {
  const [text, setText] = useState(initial);
  const [problems, setProblems] = useState<TextProblem[]>();
  const [notes, setNotes] = useState<readonly LintNote[]>([]);

  useEffect(() => {
    if (text === start) {
      setProblems(undefined);
      setNotes(check(text).notes);
      return undefined;
    }
    const timer = setTimeout(() => {
      const found = check(text);
      setProblems(found.problems);
      setNotes(found.notes);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, start, check]);

  return {
    text,
    setText,
    problems,
    notes,
    checkNow: () => {
      const found = check(text);
      setProblems(found.problems);
      setNotes(found.notes);
      return found.problems;
    },
  };
}

/** The problems a server's refusal names; they hold for the text that was sent only. */
export const refusedProblems = (failure: ApiFailure | undefined): TextProblem[] | undefined =>
  failure && failure.problems.length > 0 ? failure.problems : undefined;
