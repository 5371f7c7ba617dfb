import { useMemo, useRef } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import { FeatureScenarioRow } from './feature-scenario';
import type { IssueLinks } from './use-issue-links';
import { useGrowing } from './use-growing';
import type { ScenarioChanges } from './use-scenario-changes';

interface Props {
  feature: FeatureView;
  /** Ids of scenarios that are searched for, where some are: only those are listed. */
  chosen?: readonly string[];
  /** Absent for those who may not change them. */
  links?: IssueLinks;
  /** Absent for those, and while the feature is a draft. */
  changes?: ScenarioChanges;
}

/** Rows that are put on the page at once. They are one list all the same, so that a row stays itself wherever it goes. */
const ROWS = 100;

/** The same functions for as long as there are any: what they do is what was given last. */
function useSteady<Functions extends object>(
  given: Functions | undefined,
  wrap: (latest: () => Functions) => Functions,
): Functions | undefined {
  const last = useRef(given);
  last.current = given;
  const there = given !== undefined;
  return useMemo(
    () =>
      there
        ? wrap(() => {
            if (!last.current) throw new Error('What may not be changed any more was changed');
            return last.current;
          })
        : undefined,
    [there],
  );
}

const steadyLinks = (latest: () => IssueLinks): IssueLinks => ({
  begin: () => latest().begin(),
  link: (...linked) => latest().link(...linked),
  unlink: (...unlinked) => latest().unlink(...unlinked),
});
const steadyChanges = (latest: () => ScenarioChanges): ScenarioChanges => ({
  begin: () => latest().begin(),
  make: (...made) => latest().make(...made),
  targets: () => latest().targets(),
  moveTo: (...moved) => latest().moveTo(...moved),
  takesFocus: (...of) => latest().takesFocus(...of),
});

/**
 * The scenarios of a feature. Thousands are put on the page a hundred after another, so that it can be used at once, and
 * all of them stay there: the browser's search finds them, and readers and keys go through one whole list.
 */
export function ScenarioList({ feature, chosen, links, changes }: Props) {
  const own = { links: useSteady(links, steadyLinks), changes: useSteady(changes, steadyChanges) };
  const scenarios = useMemo(() => {
    const wanted = chosen && new Set(chosen);
    return wanted ? feature.scenarios.filter(({ id }) => wanted.has(id)) : feature.scenarios;
  }, [feature, chosen]);
  const places = useMemo(
    () => new Map(feature.scenarios.map(({ id }, at) => [id, at] as const)),
    [feature.scenarios],
  );
  const total = scenarios.length;
  const shown = useGrowing(total, ROWS);
  return (
    <>
      {chosen && (
        <p role="status" className="bp-subtle">
          {strings.scenarios.chosen(total, feature.scenarios.length)}
        </p>
      )}
      <ul className="bp-list" aria-label={strings.scenarios.list} aria-busy={shown < total}>
        {scenarios.slice(0, shown).map((scenario) => (
          <FeatureScenarioRow
            key={scenario.id}
            feature={feature}
            scenario={scenario}
            at={places.get(scenario.id) ?? 0}
            {...own}
          />
        ))}
      </ul>
    </>
  );
}
