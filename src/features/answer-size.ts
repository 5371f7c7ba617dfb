import { AppError } from '../errors';
import type { ScenarioResult } from '../invoke-api';
import { cut } from '../records/latest';

/** Bytes of one answer: the platform sends at most 5 MB, and wraps it. */
const MAX_ANSWER_BYTES = 4.5 * 1024 * 1024;
/** What is left of a message where all of them are too much for one answer. */
const SHORT_CHARS = 100;

function shortened(result: ScenarioResult): ScenarioResult {
  const { step, message, buildUrl, ...rest } = result;
  return {
    ...rest,
    ...(step && { step: cut(step, SHORT_CHARS) }),
    ...(message && { message: cut(message, SHORT_CHARS) }),
  };
}

interface Shown {
  result?: ScenarioResult;
  issues?: { summary: string }[];
}

const withShortResults = <Scenario extends Shown>(scenario: Scenario): Scenario =>
  scenario.result ? { ...scenario, result: shortened(scenario.result) } : scenario;

const withoutSummaries = <Scenario extends Shown>(scenario: Scenario): Scenario =>
  scenario.issues
    ? { ...scenario, issues: scenario.issues.map((issue) => ({ ...issue, summary: '' })) }
    : scenario;

/**
 * A view that the platform can send: where its scenarios say too much, their messages are shortened first, then the
 * summaries of their issues left out; names, states and links stay. Throws TooLarge when even that is too much.
 */
export function withinAnswer<Scenario extends Shown, View extends { scenarios: Scenario[] }>(
  view: View,
): View {
  let answer = view;
  let bytes = 0;
  for (const lighter of [(same: Scenario) => same, withShortResults<Scenario>, withoutSummaries<Scenario>]) {
    answer = { ...answer, scenarios: answer.scenarios.map(lighter) };
    bytes = Buffer.byteLength(JSON.stringify(answer));
    if (bytes <= MAX_ANSWER_BYTES) return answer;
  }
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  throw new AppError(
    'TooLarge',
    `What is known of these ${answer.scenarios.length.toLocaleString('en')} scenarios and their issues is ${megabytes} MB, more than one page can be sent. Take links off, or split the feature; builds still download it.`,
  );
}
