export {
  countCards,
  countNew,
  findCard,
  lastAction,
  MAX_CARDS,
  NO_CARDS,
  type Applied,
  type CardKind,
  type ExampleCard,
  type ExampleMap,
  type QuestionCard,
  type RuleCard,
} from './cards';
export { changeMap, MAX_NAME_CHARS, type MapChange, type MapProblem, type MapResult } from './change-map';
