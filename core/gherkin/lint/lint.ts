import type { FeatureDocument, TextProblem } from '../document';
import { dialectOf, mainKeywords } from '../language';
import { parseFeature } from '../parse';
import { CHECKS } from './checks';
import { isRuleOn, LINT_RULE_IDS, optionsOf, type LintRuleId, type LintSettings } from './rules';

/** A remark on a text that can be read. It keeps nothing from being saved. */
export interface LintNote extends TextProblem {
  rule: LintRuleId;
}

/** More help nobody, and a view holds them all. */
const MOST_NOTES = 200;

const look = <Id extends LintRuleId>(
  rule: Id,
  document: FeatureDocument,
  settings: LintSettings,
): LintNote[] => CHECKS[rule](document, optionsOf(rule, settings)).map((note) => ({ ...note, rule }));

/** What a project's rules say of a feature, in the order of the text; at most the first 200. Never throws. */
export function lintFeature(document: FeatureDocument, settings: LintSettings = {}): LintNote[] {
  return LINT_RULE_IDS.filter((rule) => isRuleOn(rule, settings))
    .flatMap((rule) => look(rule, document, settings))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_NOTES);
}

/**
 * What they say of a scenario on its own, in its own lines; nothing while it cannot be read. What depends on the rest of
 * its feature is not seen.
 */
export function lintSnippet(snippet: string, language: string, settings: LintSettings = {}): LintNote[] {
  const dialect = dialectOf(language);
  if (!dialect) return [];
  const head = [`# language: ${language}`, `${mainKeywords(dialect).feature}: -`];
  const read = parseFeature([...head, snippet.replace(/^\uFEFF/, '')].join('\n'));
  if (!read.ok) return [];
  return lintFeature(read.document, settings)
    .filter(({ line }) => line > head.length)
    .map((note) => ({ ...note, line: note.line - head.length }));
}
