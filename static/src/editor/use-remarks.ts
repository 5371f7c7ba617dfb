import { fixed, type Fix } from '@behave-pro/core/gherkin';
import { useMemo, useRef, type RefObject } from 'react';
import type { LintNote, TextProblem } from '../../../src/invoke-api';
import type { EditorHandle } from './code/handle';
import type { Remark } from './code/lint/marks';

/** What would put a problem or note of a text right, if that is certain. */
export type FindFix = (text: string, place: TextProblem | LintNote) => Fix | undefined;

/** Beyond these, what is wrong follows from something above. */
const MOST_FIXED = 20;

/** What puts a problem or note right, for those where that is certain. */
export type Fixes = ReadonlyMap<TextProblem, NonNullable<Remark['fix']>>;

/** Problems and notes as the editor shows them, and what the lists below it offer to put right. */
export function useRemarks(
  text: string,
  problems: readonly TextProblem[],
  notes: readonly LintNote[],
  findFix: FindFix,
  editor: RefObject<EditorHandle>,
  /** It is being saved: what is put right now would be lost. */
  locked: boolean,
): { remarks: Remark[]; fixes: Fixes } {
  const now = useRef({ text, findFix, locked });
  now.current = { text, findFix, locked };
  return useMemo(() => {
    const remark =
      (severity: Remark['severity']) =>
      (place: TextProblem | LintNote, index: number): Remark => {
        const found = index < MOST_FIXED ? now.current.findFix(now.current.text, place) : undefined;
        if (!found) return { place, severity };
        const run = (): void => {
          if (now.current.locked) return;
          // The text may have gone on since it was checked: what is no longer so is left alone.
          const fix = now.current.findFix(now.current.text, place);
          if (fix?.label === found.label) editor.current?.replace(fixed(now.current.text, fix));
          else editor.current?.focus();
        };
        return { place, severity, fix: { label: found.label, run } };
      };
    const remarks = [...problems.map(remark('error')), ...notes.map(remark('info'))];
    const fixes = new Map(remarks.flatMap(({ place, fix }) => (fix ? [[place, fix] as const] : [])));
    return { remarks, fixes };
  }, [problems, notes, editor]);
}
