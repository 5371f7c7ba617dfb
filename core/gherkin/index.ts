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
export { addScenario } from './edit/add-scenario';
export { setBackgroundSteps } from './edit/background';
export { setFeatureDescription } from './edit/description';
export { duplicateScenario } from './edit/duplicate-scenario';
export { moveScenario, type ScenarioPlace } from './edit/move-scenario';
export { removeScenario } from './edit/remove-scenario';
export { renameScenario } from './edit/rename-scenario';
export { replaceScenario } from './edit/replace-scenario';
export type { EditResult } from './edit/result';
export { changeStep, insertStep, moveStep, removeStep } from './edit/steps';
export { setTags } from './edit/tags';
export { exportFeature, type ExportedFeature } from './export/export-feature';
export { fileName } from './export/file-name';
export { exportTags, type IssueFacts, type ScenarioFacts } from './export/tags';
export { formatFeature, type FormatResult } from './format/format-feature';
export { issueKeysOf } from './issue-tags';
export { isDialect, languages, mainKeywords } from './language';
export type { SourceLine } from './lines';
export {
  bothSides,
  mergeFeatures,
  resolvedMerge,
  type Choice,
  type Conflicted,
  type MergeResult,
} from './merge/merge-features';
export type { MergeConflict, MergePiece, MergePlace, SideLines } from './merge/pieces';
export { newFeature } from './new-feature';
export { parseFeature } from './parse';
export { rematch, type Rematched } from './rematch';
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
export { changedLines, retyped, typedText } from './typed-text';
export { legacyZip, type ArchiveFile } from './zip/legacy-zip';
