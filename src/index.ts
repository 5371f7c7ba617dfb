export { ciApi } from './handlers/ci-api';
export { background } from './handlers/consumers/background';
export { panel } from './handlers/resolvers/panel';
export { scenarioResults as issueContext } from './handlers/resolvers/scenario-results';
export { settings } from './handlers/resolvers/settings';
