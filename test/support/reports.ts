/** How a step went, as Cucumber's JSON says it. */
export interface StepResult {
  status: string;
  /** Nanoseconds. */
  duration?: number;
  error_message?: string;
}

export const PASSED: StepResult = { status: 'passed', duration: 1 };
export const failed = (error_message: string): StepResult => ({
  status: 'failed',
  duration: 1,
  error_message,
});

/** A scenario that ran, by what became of its steps: `{ 'Given a card': PASSED }`. */
export const ran = (name: string, steps: Readonly<Record<string, StepResult>>, more: object = {}) => ({
  type: 'scenario',
  keyword: 'Scenario',
  name,
  steps: Object.entries(steps).map(([step, result]) => {
    const [keyword = '', ...words] = step.split(' ');
    return { keyword: `${keyword} `, name: words.join(' '), result };
  }),
  ...more,
});

/** A feature whose scenarios ran, and where its file was. */
export const ranFeature = (uri: string, name: string, elements: readonly object[], more: object = {}) => ({
  uri,
  keyword: 'Feature',
  name,
  elements,
  ...more,
});

/** A report in Cucumber's JSON on these features. */
export const reportOn = (...features: readonly ReturnType<typeof ranFeature>[]): string =>
  JSON.stringify(features);
