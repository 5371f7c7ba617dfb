export type {
  BackgroundNode,
  ExamplesNode,
  FeatureDocument,
  FeatureNode,
  ParseResult,
  RuleNode,
  ScenarioNode,
  SourceSyntax,
  StepNode,
  TagNode,
  TextProblem,
} from './document';
export { addExamples, type RuleToWrite, type WrittenRules } from './edit/add-examples';
export { addScenario } from './edit/add-scenario';
export { setBackgroundSteps } from './edit/background';
export { setFeatureDescription } from './edit/description';
export { duplicateScenario } from './edit/duplicate-scenario';
export { editListed, type Listed, type ListedResult, type ScenarioEdit } from './edit/edit-listed';
export { moveBetween, type MovedBetween } from './edit/move-between';
export { moveNextTo, neighboursOf, type Neighbours } from './edit/move-next-to';
export { moveScenario, type ScenarioPlace } from './edit/move-scenario';
export { removeScenario } from './edit/remove-scenario';
export { renameFeature } from './edit/rename-feature';
export { renameScenario } from './edit/rename-scenario';
export { replaceScenario } from './edit/replace-scenario';
export type { EditResult } from './edit/result';
export { addRule, isBareRule, removeBareRule } from './edit/rules';
export { changeStep, insertStep, moveStep, removeStep } from './edit/steps';
export { setTags } from './edit/tags';
export { exampleSkeleton } from './example-skeleton';
export { exportFeature, type ExportedFeature } from './export/export-feature';
export { fileName } from './export/file-name';
export { exportTags, type IssueFacts, type ScenarioFacts } from './export/tags';
export { formatFeature, type FormatResult } from './format/format-feature';
export { formatSnippet } from './format/format-snippet';
export { alignedRows } from './format/format-table';
export { NEW, withAnswers, type Answer, type Answered } from './identity/answer';
export { rematch, type Question, type Rematched } from './identity/rematch';
export { rematchAll, type KnownDocument } from './identity/rematch-all';
export { rematchRules, type KnownRules, type RuleEntry } from './identity/rematch-rules';
export { rematchRows, rowKeys, type RematchedRows } from './identity/rows';
export type { KeyedDocument } from './identity/side';
export type { Origin, Told, Verdict } from './identity/verdicts';
export { issueKeysOf } from './issue-tags';
export { asGherkin } from './markdown/as-gherkin';
export { dialectOf, isDialect, knownLanguage, languages, mainKeywords, stepKeywords } from './language';
export { fixFeature, fixSnippet } from './lint/fixes';
export { fixed, type Fix, type TextEdit } from './lint/fixes/fix';
export { lintFeature, lintSnippet, type LintNote } from './lint/lint';
export {
  isRuleOn,
  LINT_RULE_IDS,
  LINT_RULES,
  optionOf,
  optionsOf,
  type LintOption,
  type LintRule,
  type LintRuleId,
  type LintSettings,
} from './lint/rules';
export { hasTooManyLines, MAX_LINES, MAX_SCENARIOS, MAX_SOURCE_BYTES } from './limits';
export type { SourceLine } from './lines';
export { mergeFeatures, piecesAsText, type Conflicted, type MergeResult } from './merge/merge-features';
export type { MergeConflict, MergePiece, MergePlace, SideLines } from './merge/pieces';
export { dashedLines, newFeature, oneLine } from './new-feature';
export { parseFeature } from './parse';
export {
  addEntry,
  moveEntry,
  removeEntry,
  withIssue,
  withoutIssue,
  type ScenarioEntry,
  type ScenarioTable,
} from './scenario-table';
export { scenarioHash, scenarioText, textHash } from './scenario-text';
export { checkSnippet } from './snippet';
export { byKeptPath, keptPath, markedPath, MAX_PATH_BYTES } from './paths';
export { bareName, syntaxOf } from './source-files';
export { decodeSource, encodeSource, encodingFor, UTF8, type DecodedSource } from './source-bytes';
export { changedLines, comparedLines, retyped, typedText, type ComparedLine } from './typed-text';
export { selectScenario, selectScenarios, type Selection } from './tags/select';
export {
  parseTagExpression,
  type ExpressionProblem,
  type TagExpression,
  type TagExpressionResult,
} from './tags/tag-expression';
export { vocabularyOf, type Vocabulary } from './vocabulary';
export { legacyZip, type ArchiveFile } from './zip/legacy-zip';
