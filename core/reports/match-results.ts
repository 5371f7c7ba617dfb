import { fitsOutline } from './outline-name';
import type { RowRun } from './result-of';
import type { Run, ScenarioRun } from './run';

/** A scenario as the exported file holds it. Lines count from 1. */
export interface MatchableScenario {
  id: string;
  name: string;
  kind: 'scenario' | 'outline';
  line: number;
  rowLines: readonly number[];
  /** Of the text a result is matched with. */
  textHash: string;
}

export interface MatchableFeature {
  featureId: string;
  featureName: string;
  fileName: string;
  scenarios: readonly MatchableScenario[];
}

/** A scenario and everything the report says of it. */
export interface Matched {
  scenarioId: string;
  featureId: string;
  textHash: string;
  results: RowRun[];
}

/** `reason` is a sentence for people. */
export interface Unmatched {
  name: string;
  featureName: string;
  reason: string;
}

interface Candidate {
  feature: MatchableFeature;
  scenario: MatchableScenario;
}

/** The file's own name, whatever folder, drive or scheme the tool put before it. */
const fileNameOf = (uri: string): string => uri.split(/[\\/]/).at(-1) ?? '';

/** The name a URI with percent signs stands for, or the name as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const hasName = (scenario: MatchableScenario, name: string): boolean =>
  scenario.name === name || (scenario.kind === 'outline' && fitsOutline(name, scenario.name));

const stands = ({ line, rowLines }: MatchableScenario, at: number): boolean =>
  line === at || rowLines.includes(at);

function groupBy(features: readonly MatchableFeature[], key: (feature: MatchableFeature) => string) {
  const groups = new Map<string, MatchableFeature[]>();
  for (const feature of features) groups.set(key(feature), [...(groups.get(key(feature)) ?? []), feature]);
  return groups;
}

function byPlace(result: ScenarioRun, files: Map<string, MatchableFeature[]>): Candidate[] {
  const { uri, line, scenarioName } = result;
  if (uri === undefined || line === undefined) return [];
  const name = fileNameOf(uri);
  return (files.get(name) ?? files.get(decoded(name)) ?? []).flatMap((feature) =>
    feature.scenarios
      .filter((scenario) => stands(scenario, line) && hasName(scenario, scenarioName))
      .map((scenario) => ({ feature, scenario })),
  );
}

const byName = ({ scenarioName }: ScenarioRun, features: readonly MatchableFeature[]): Candidate[] =>
  features.flatMap((feature) =>
    feature.scenarios
      .filter((scenario) => hasName(scenario, scenarioName))
      .map((scenario) => ({ feature, scenario })),
  );

function whyNot({ scenarioName, featureName }: ScenarioRun, features: number, candidates: number): string {
  if (features === 0) return `No feature of this project has the name “${featureName}”.`;
  if (candidates === 0)
    return `The feature “${featureName}” has no scenario with the name “${scenarioName}”.`;
  const where =
    features === 1 ? `the feature “${featureName}”` : `${features} features with the name “${featureName}”`;
  return `“${scenarioName}” can be any of ${candidates} scenarios of ${where}, and the report's file and line do not tell which. Give them different names, or run the files as they were downloaded.`;
}

/**
 * Finds for every result the scenario it is of: by file and line where the name agrees, else by the names of feature
 * and scenario, where an outline's name fits with any values in its placeholders. What fits several is not guessed.
 * Scenarios come in the order of `features`, their results in the report's.
 */
export function matchResults(
  run: Run,
  features: readonly MatchableFeature[],
): { matched: Matched[]; unmatched: Unmatched[] } {
  const files = groupBy(features, ({ fileName }) => fileName);
  const names = groupBy(features, ({ featureName }) => featureName.trim());
  const found = new Map<MatchableScenario, RowRun[]>();
  const unmatched: Unmatched[] = [];
  for (const result of run.results) {
    const named = names.get(result.featureName.trim()) ?? [];
    const placed = byPlace(result, files);
    const candidates = placed.length === 1 ? placed : byName(result, named);
    const [candidate] = candidates;
    if (candidate && candidates.length === 1) {
      const { scenario } = candidate;
      const row = scenario.kind === 'outline' ? { ...result, exampleRow: true } : result;
      const rows = found.get(scenario);
      if (rows) rows.push(row);
      else found.set(scenario, [row]);
    } else {
      const reason = whyNot(result, named.length, candidates.length);
      unmatched.push({ name: result.scenarioName, featureName: result.featureName, reason });
    }
  }
  const matched = features.flatMap(({ featureId, scenarios }) =>
    scenarios.flatMap((scenario): Matched[] => {
      const results = found.get(scenario);
      return results ? [{ scenarioId: scenario.id, featureId, textHash: scenario.textHash, results }] : [];
    }),
  );
  return { matched, unmatched };
}
