export {
  countCards,
  findCard,
  MAX_CARDS,
  NO_CARDS,
  type Applied,
  type CardKind,
  type ExampleCard,
  type ExampleMap,
  type QuestionCard,
  type RuleCard,
} from './cards';
export { changeMap, type MapChange, type MapProblem, type MapResult } from './change-map';
