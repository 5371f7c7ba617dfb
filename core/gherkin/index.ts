export type {
  BackgroundNode,
  ExamplesNode,
  FeatureDocument,
  FeatureNode,
  ParseResult,
  RuleNode,
  ScenarioNode,
  StepNode,
  TagNode,
  TextProblem,
} from './document';
export { addScenario, removeScenario, replaceScenario, type EditResult } from './edit';
export { exportFeature, type ExportedFeature } from './export/export-feature';
export { fileName } from './export/file-name';
export { exportTags, type IssueFacts, type ScenarioFacts } from './export/tags';
export { NEW, withAnswers, type Answer } from './identity/answer';
export { rematch, type Question, type Rematched } from './identity/rematch';
export {
  rematchAll,
  type KnownDocument,
  type Origin,
  type RematchedAll,
  type Verdict,
} from './identity/rematch-all';
export { issueKeysOf } from './issue-tags';
export { isDialect, languages, mainKeywords } from './language';
export { hasTooManyLines, MAX_SOURCE_BYTES } from './limits';
export type { SourceLine } from './lines';
export { newFeature } from './new-feature';
export { parseFeature } from './parse';
export {
  addEntry,
  entryIndex,
  removeEntry,
  replaceEntry,
  withIssue,
  withoutIssue,
  type ScenarioEntry,
  type ScenarioTable,
} from './scenario-table';
export { scenarioHash, scenarioText, textHash } from './scenario-text';
export { checkSnippet } from './snippet';
export { decodeSource, encodeSource, encodingFor, UTF8, type DecodedSource } from './source-bytes';
export { changedLines, comparedLines, retyped, typedText, type ComparedLine } from './typed-text';
export { legacyZip, type ArchiveFile } from './zip/legacy-zip';
