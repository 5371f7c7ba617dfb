export {
  createdWithin,
  fittingDefects,
  isBeingCreated,
  MOST_DEFECTS,
  sameDefect,
  withDefect,
  withoutDefect,
  type Defect,
} from './defect';
export { defectTypeOf, type DefectType, type IssueType } from './defect-type';
export { descriptionOf } from './description';
export { relatingType, RELATES, type LinkType } from './link-type';
export { refusalWords, type SaidByJira } from './refusal';
export { failureReport, type FailureFacts, type ReportPart } from './report';
export { defectSummary, MAX_SUMMARY_CHARS } from './summary';
