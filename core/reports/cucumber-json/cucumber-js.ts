import { asAmount, asLine, asList, asText, isObject, type Loose } from '../loose';
import type { ScenarioRun, StepRun } from '../run';
import { statusOf, worst } from '../status';
import type { Warnings } from '../warnings';
import type { Dialect } from './dialect';

const NANOSECONDS_A_MILLISECOND = 1_000_000;

/** How people know a scenario in a warning. */
const named = (element: Loose, feature: Loose): string =>
  `“${asText(element.name) || 'without a name'}” of “${asText(feature.name)}”`;

function stepRun(step: Loose, where: string, warnings: Warnings): StepRun {
  const hook = step.hidden === true;
  const keyword = asText(step.keyword).trim();
  const result = isObject(step.result) ? step.result : {};
  const status = statusOf(result.status);
  if (!status) warnings.add(`A step of ${where} has no result that is known; it counts as unknown.`);
  const message = asText(result.error_message);
  return {
    keyword: hook ? `${keyword || 'Before'} hook` : keyword,
    text: hook ? '' : asText(step.name),
    hook,
    status: status ?? 'unknown',
    ...(message ? { message } : {}),
    durationMs: asAmount(result.duration) / NANOSECONDS_A_MILLISECOND,
  };
}

function decisiveOf(steps: readonly StepRun[], status: ScenarioRun['status']): ScenarioRun['decisive'] {
  const step = status === 'passed' ? undefined : steps.find((candidate) => candidate.status === status);
  return (
    step && {
      step: `${step.keyword} ${step.text}`.trim(),
      ...(step.message ? { message: step.message } : {}),
    }
  );
}

function scenarioRun(element: Loose, feature: Loose, warnings: Warnings): ScenarioRun {
  const where = named(element, feature);
  if (!Array.isArray(element.steps))
    warnings.add(`The scenario ${where} has no list of steps; it counts as unknown.`);
  const steps = asList(element.steps).map((step) => stepRun(isObject(step) ? step : {}, where, warnings));
  const status = worst(steps.map((step) => step.status));
  const decisive = decisiveOf(steps, status);
  const line = asLine(element.line);
  const uri = asText(feature.uri);
  return {
    featureName: asText(feature.name),
    ...(uri ? { uri } : {}),
    scenarioName: asText(element.name),
    ...(line === undefined ? {} : { line }),
    tags: asList(element.tags).flatMap((tag) =>
      isObject(tag) && asText(tag.name) ? [asText(tag.name)] : [],
    ),
    status,
    durationMs: steps.reduce((sum, step) => sum + step.durationMs, 0),
    steps,
    ...(decisive ? { decisive } : {}),
  };
}

/** Marks that other tools leave and cucumber-js does not. */
function isForeign(feature: Loose): boolean {
  // pytest-bdd leaves out steps that did not run, so that a failed scenario can look passed.
  if (asText(feature.id) !== '' && feature.id === feature.uri) return true;
  // behave.
  if (feature.uri === undefined && feature.location !== undefined) return true;
  return asList(feature.elements).some(
    (element) =>
      isObject(element) &&
      (element.type === 'background' ||
        'before' in element ||
        'after' in element ||
        'start_timestamp' in element),
  );
}

/**
 * cucumber-js: hooks are steps with `hidden: true`, the background's steps stand in each scenario, each example row
 * is an element of its own whose `line` is the row's, durations are nanoseconds. Of an attempt that was repeated only
 * the last is there.
 */
export const cucumberJs: Dialect = {
  name: 'cucumber-js',
  wrote: (features) => !features.some(isForeign),
  scenarios: (feature, warnings) => {
    if (!Array.isArray(feature.elements))
      warnings.add(`The feature “${asText(feature.name)}” has no list of scenarios.`);
    return asList(feature.elements).flatMap((element) => {
      if (isObject(element)) return [scenarioRun(element, feature, warnings)];
      warnings.add(`A scenario of “${asText(feature.name)}” cannot be read.`);
      return [];
    });
  },
};
