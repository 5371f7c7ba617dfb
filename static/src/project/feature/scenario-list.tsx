import { memo, useMemo, useRef } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import { FeatureScenarioRow } from './feature-scenario';
import type { IssueLinks } from './use-issue-links';
import { useGrowing } from './use-growing';

interface Props {
  feature: FeatureView;
  /** Absent for those who may not change them. */
  links?: IssueLinks;
}

/** Rows that are put on the page at once. */
const ROWS = 100;

/** The same functions for as long as there are any: what they do is what was given last. */
function useSteady(links: IssueLinks | undefined): IssueLinks | undefined {
  const given = useRef(links);
  given.current = links;
  const there = links !== undefined;
  return useMemo(() => {
    if (!there) return undefined;
    return {
      link: async (...linked) => given.current?.link(...linked),
      unlink: async (...unlinked) => given.current?.unlink(...unlinked),
    };
  }, [there]);
}

interface RowsProps extends Props {
  from: number;
}

const Rows = memo(({ feature, links, from }: RowsProps) =>
  feature.scenarios
    .slice(from, from + ROWS)
    .map((scenario) => (
      <FeatureScenarioRow key={scenario.id} feature={feature} scenario={scenario} links={links} />
    )),
);
Rows.displayName = 'Rows';

/**
 * The scenarios of a feature. Thousands are put on the page a hundred after another, so that it can be used at once, and
 * all of them stay there: the browser's search finds them, and readers and keys go through one whole list.
 */
export function ScenarioList({ feature, links }: Props) {
  const steady = useSteady(links);
  const total = feature.scenarios.length;
  const shown = useGrowing(total, ROWS);
  const parts = Array.from({ length: Math.ceil(shown / ROWS) }, (_, part) => part * ROWS);
  return (
    <ul className="bp-list" aria-label={strings.scenarios.list} aria-busy={shown < total}>
      {parts.map((from) => (
        <Rows key={from} feature={feature} links={steady} from={from} />
      ))}
    </ul>
  );
}
