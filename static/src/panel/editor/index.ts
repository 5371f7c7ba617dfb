export { AddScenario } from './add-scenario';
export { EditScenario } from './edit-scenario';
