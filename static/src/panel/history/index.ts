export { ScenarioHistory } from './scenario-history';
