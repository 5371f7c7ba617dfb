import type { FeatureDocument, SourceSyntax, TextProblem } from '../../document';
import { dialectOf, knownLanguage, languageComment, mainKeywords } from '../../language';
import { splitLines } from '../../lines';
import { parseFeature } from '../../parse';
import type { LintNote } from '../lint';
import { checkSnippet } from '../../snippet';
import { fixed, type Fix } from './fix';
import { NOTE_FIXES } from './notes';
import { fixProblem } from './problems';

/** A problem, or a note, which names its rule. */
export type Remarked = TextProblem | LintNote;

const fixNote = (document: FeatureDocument, note: LintNote): Fix | undefined =>
  NOTE_FIXES[note.rule]?.(document, note);

/**
 * What would put right a problem or note that was found in this very text, as far as that is certain. With the fix made
 * the problem is gone, and nothing else says anything else. `undefined` where a person has to decide.
 */
export function fixFeature(
  text: string,
  remark: Remarked,
  syntax: SourceSyntax = 'gherkin',
): Fix | undefined {
  if ('rule' in remark) {
    const read = parseFeature(text, syntax);
    return read.ok ? fixNote(read.document, remark) : undefined;
  }
  const lines = splitLines(text);
  const dialect = dialectOf(knownLanguage(languageComment(lines)?.name ?? 'en') ?? 'en');
  if (!dialect || syntax !== 'gherkin') return undefined;
  const fix = fixProblem(lines, remark, dialect);
  const after = fix && parseFeature(fixed(text, fix));
  return after && settles(remark, after.ok ? [] : after.problems) ? fix : undefined;
}

/** A right word in the wrong place would be as wrong as before. */
const settles = ({ line }: TextProblem, left: readonly TextProblem[]): boolean =>
  left.every((problem) => problem.line !== line);

/** The same for one scenario by itself, in its own lines. */
export function fixSnippet(snippet: string, language: string, remark: Remarked): Fix | undefined {
  const dialect = dialectOf(language);
  if (!dialect) return undefined;
  if (!('rule' in remark)) {
    const fix = fixProblem(splitLines(snippet), remark, dialect);
    return fix && settles(remark, checkSnippet(fixed(snippet, fix), language)) ? fix : undefined;
  }
  const head = `# language: ${language}\n${mainKeywords(dialect).feature}: -\n`;
  const fix = fixFeature(head + snippet, { ...remark, line: remark.line + 2 });
  const edits = fix?.edits.map((edit) => ({
    ...edit,
    from: edit.from - head.length,
    to: edit.to - head.length,
  }));
  // What would be put right above the scenario is not its own.
  return fix && edits?.every(({ from }) => from >= 0) ? { ...fix, edits } : undefined;
}
