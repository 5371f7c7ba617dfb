import { scenarioHash, scenarioText } from '@behave-pro/core/gherkin';
import type { PanelScenario, ScenarioResult, TestType } from '../invoke-api';
import type { BuildFacts, LatestEntry, ProjectBody } from '../records/kinds';
import { shownName, type Feature } from './feature-record';

export const testTypeOf = (
  manual: boolean | undefined,
  project: Pick<ProjectBody, 'defaultTestType'>,
): TestType => (manual === undefined ? project.defaultTestType : manual ? 'manual' : 'automated');

export function resultView(
  latest: LatestEntry,
  textHash: string,
  build: BuildFacts | undefined,
): ScenarioResult {
  return {
    status: latest.status,
    startedAt: new Date(latest.startedAt).toISOString(),
    runId: latest.runId,
    outdated: latest.hash !== textHash,
    ...(latest.rows && { rows: latest.rows }),
    ...(latest.step && { step: latest.step }),
    ...(latest.message && { message: latest.message }),
    ...build,
  };
}

/** Why scenarios of a feature cannot be edited one by one, if they cannot. */
export function lockOf({ draft, document }: Feature): Pick<PanelScenario, 'locked'> {
  if (draft !== undefined) return { locked: 'draft' };
  return document.syntax === 'markdown' ? { locked: 'markdown' } : {};
}

/** A scenario as the panel shows it; `undefined` when the feature no longer has it. */
export function scenarioView(
  feature: Feature,
  scenarioId: string,
  project: Pick<ProjectBody, 'defaultTestType'>,
  latest?: LatestEntry,
  build?: BuildFacts,
): PanelScenario | undefined {
  const index = feature.scenarios.findIndex(({ id }) => id === scenarioId);
  const entry = feature.scenarios[index];
  const node = feature.document.scenarios[index];
  if (!entry || !node) return undefined;
  const textHash = scenarioHash(feature.document, index);
  return {
    id: scenarioId,
    featureId: feature.id,
    featureName: shownName(feature),
    name: node.name,
    kind: node.kind,
    language: feature.document.language,
    ...(node.ruleName && { ruleName: node.ruleName }),
    text: scenarioText(feature.document, index),
    textHash,
    testType: testTypeOf(entry.manual, project),
    ...lockOf(feature),
    ...(latest && { result: resultView(latest, textHash, build) }),
  };
}
