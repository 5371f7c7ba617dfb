import type { DemoRun, Outcome } from './plan';
import { runnablesOf, type Runnable, type RunnableFeature } from './runnable';

const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

/** Nanoseconds: the longer a step's words, the longer it ran. */
const durationOf = (text: string): number => text.length * 1_300_000;

/** Before the outcome's step everything passes, after it nothing runs. */
function stepsOf(uri: string, { steps }: Runnable, outcome?: Outcome): object[] {
  const decisive = steps.findIndex(({ text }) => text === outcome?.step);
  return steps.map(({ keyword, text, line }, at) => {
    const status =
      decisive < 0 || at < decisive ? 'passed' : at > decisive ? 'skipped' : (outcome?.status ?? 'passed');
    const ran = status === 'passed' || status === 'failed' || status === 'pending';
    return {
      keyword: `${keyword} `,
      line,
      name: text,
      ...(status !== 'undefined' && { match: { location: uri.replace(/\.feature$/, '.steps.js') } }),
      result: {
        status,
        duration: ran ? durationOf(text) : 0,
        ...(status === 'failed' && { error_message: outcome?.message?.join('\n') }),
      },
    };
  });
}

/**
 * The report that a build of cucumber-js publishes of the files it downloaded, by file name, in its JSON. Throws when an
 * outcome of the run is of no scenario there, so that a slip in the demo's plan does not pass for a scenario that passed.
 */
export function reportOf(files: Record<string, string>, run: DemoRun): string {
  const used = new Set<Outcome>();
  const outcomeOf = (runnable: Runnable): Outcome | undefined => {
    const found = run.outcomes.find(
      ({ scenario, step }) => scenario === runnable.name && runnable.steps.some(({ text }) => text === step),
    );
    if (found) used.add(found);
    return found;
  };
  const element = (feature: RunnableFeature, uri: string, runnable: Runnable): object => ({
    id: `${idOf(feature.name)};${idOf(runnable.name)}`,
    keyword: runnable.keyword,
    line: runnable.line,
    name: runnable.name,
    steps: stepsOf(uri, runnable, outcomeOf(runnable)),
    tags: runnable.tags.map((name) => ({ name })),
    type: 'scenario',
  });
  const features = Object.entries(files).flatMap(([fileName, text]) => {
    const feature = runnablesOf(text);
    const uri = `features/${fileName}`;
    const { keyword, name, line } = feature;
    const elements = feature.runnables
      .filter(({ tags }) => !run.without || !tags.includes(run.without))
      .map((runnable) => element(feature, uri, runnable));
    return elements.length === 0 ? [] : [{ id: idOf(name), keyword, line, name, uri, tags: [], elements }];
  });
  const unused = run.outcomes.find((outcome) => !used.has(outcome));
  if (unused) throw new Error(`No scenario “${unused.scenario}” with the step “${unused.step}” runs`);
  return JSON.stringify(features);
}
