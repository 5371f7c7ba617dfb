import { useCallback, useState } from 'react';
import { SearchChoice } from '../components/search-choice';
import { useAction } from '../hooks/use-action';
import { useSearch } from '../hooks/use-search';
import { strings } from '../strings';
import type { PanelCall } from './panel';
import type { ScenarioPlace } from './use-scenario-edits';

interface Props {
  call: PanelCall;
  /** Ids of the scenarios that are on the issue. */
  linked: ReadonlySet<string>;
  link: (place: ScenarioPlace) => Promise<void>;
  onClose: () => void;
}

const words = strings.link;

/** Finds a scenario of the project and puts it on the issue. */
export function LinkScenario({ call, linked, link, onClose }: Props) {
  const [query, setQuery] = useState('');
  const ask = useCallback((text: string) => call('linkable', { query: text }), [call]);
  const { found, failure, retry } = useSearch(ask, query.trim());
  const options = (found?.answer.scenarios ?? []).map((one) => ({
    ...one,
    name: one.name || strings.panel.untitled,
    detail: one.featureName,
    taken: (one.linked || linked.has(one.id)) && words.already,
  }));
  const take = useAction(async ({ featureId, id }: (typeof options)[number]) => {
    await link({ featureId, scenarioId: id });
    onClose();
  });
  return (
    <SearchChoice
      words={words}
      query={query}
      onQuery={setQuery}
      options={options}
      said={found && said(found.query, found.answer)}
      failure={failure}
      retry={retry}
      take={take}
      notTaken={strings.panel.notLinked}
      onClose={onClose}
    />
  );
}

function said(query: string, { scenarios, more }: { scenarios: unknown[]; more: boolean }): string {
  if (scenarios.length > 0) return words.found(scenarios.length, more);
  return query ? words.none : words.noneAtAll;
}
