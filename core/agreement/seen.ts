import { textHash } from '../gherkin/scenario-text';

/**
 * Names what the scenarios of a story say, whatever their rank: `hash` is `scenarioHash` of each. 16 hex digits. Another
 * scenario, one less, or one that reads differently gives another name; indentation and the feature it is in do not.
 */
export const scenariosSeen = (scenarios: readonly { id: string; hash: string }[]): string =>
  textHash(
    scenarios
      .map(({ id, hash }) => `${id} ${hash}`)
      .sort()
      .join('\n'),
  );
