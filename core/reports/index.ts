export { readCucumberJson } from './cucumber-json/read';
export {
  matchResults,
  type MatchableFeature,
  type MatchableScenario,
  type Matched,
  type Unmatched,
} from './match-results';
export { countResults, resultOf, type Counts, type ResultSummary, type RowRun } from './result-of';
export type { ReadResult, ResultStatus, Run, ScenarioRun, StepRun } from './run';
