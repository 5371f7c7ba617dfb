import { scenarioHash } from '../gherkin';
import type { ScenarioNews, ScenariosOf } from './news';

/** What an issue's watchers are told of one scenario. */
export interface Told {
  what: 'changed' | 'renamed' | 'removed';
  /** What it is called, or was when it was removed. */
  name: string;
  /** What a renamed one was called. */
  formerName?: string;
  /** Account ids of who changed it. */
  by: string[];
}

/**
 * What there is to tell an issue's watchers of a scenario by now. Nothing where it is again as it was, whichever feature it is
 * in, and where it is not linked to the issue any more: a link taken off is no change of it.
 *
 * @param features Every feature that it may be in.
 */
export function toldOf(
  { scenarioId, was, by, name: formerName }: ScenarioNews,
  issueId: string,
  features: readonly ScenariosOf[],
): Told | undefined {
  if (was === undefined) return undefined;
  for (const { document, scenarios } of features) {
    const index = scenarios.findIndex(({ id }) => id === scenarioId);
    if (index < 0) continue;
    if (!scenarios[index]?.issues.includes(issueId) || scenarioHash(document, index) === was)
      return undefined;
    const name = document.scenarios[index]?.name ?? '';
    return name === formerName ? { what: 'changed', name, by } : { what: 'renamed', name, formerName, by };
  }
  return { what: 'removed', name: formerName, by };
}

/** Those to whom at least one of the changes is news: somebody else has made it, or made it with them. */
export const recipientsOf = (watchers: readonly string[], changes: readonly Pick<Told, 'by'>[]): string[] =>
  watchers.filter((watcher) => changes.some(({ by }) => !by.length || by.some((one) => one !== watcher)));
