import type { FeatureDocument, TextProblem } from '../../document';
import { slipsOf } from '../checks/misspelt-keyword';
import type { LintRuleId } from '../rules';
import { addColumn, fillExamples } from './examples';
import { startOf, type Fix } from './fix';
import { respelt } from './problems';

type FixNote = (document: FeatureDocument, note: TextProblem) => Fix | undefined;

const respellKeyword: FixNote = (document, { line, column }) => {
  const slip = slipsOf(document).find((found) => found.line === line);
  const content = document.lines[line - 1]?.content ?? '';
  return slip && respelt(slip, content.slice(column - 1), startOf(document.lines, line) + column - 1);
};

/** With the blank before it, and with its line when nothing else stands there. */
const removeTag: FixNote = ({ lines }, { line, column, length = 0 }) => {
  const { content = '', ending = '' } = lines[line - 1] ?? {};
  const start = startOf(lines, line);
  const tag = content.slice(column - 1, column - 1 + length);
  const label = `Take “${tag}” away`;
  if (content.trim() === tag)
    return { label, edits: [{ from: start, to: start + content.length + ending.length, insert: '' }] };
  const first = content.slice(0, column - 1).trim() === '';
  const before = first ? 0 : (/\s*$/.exec(content.slice(0, column - 1))?.[0].length ?? 0);
  const after = first ? (/^\s*/.exec(content.slice(column - 1 + length))?.[0].length ?? 0) : 0;
  const from = start + column - 1 - before;
  return { label, edits: [{ from, to: start + column - 1 + length + after, insert: '' }] };
};

const baseLanguage: FixNote = ({ lines, language }, { line, column, length = 0 }) => {
  const from = startOf(lines, line) + column - 1;
  return { label: `Write “${language}”`, edits: [{ from, to: from + length, insert: language }] };
};

/** The rules whose notes say for certain what to do. */
export const NOTE_FIXES: { [Id in LintRuleId]?: FixNote } = {
  'misspelt-keyword': respellKeyword,
  'unknown-example-variable': addColumn,
  'empty-examples': fillExamples,
  'duplicate-feature-tag': removeTag,
  'regional-language': baseLanguage,
};
