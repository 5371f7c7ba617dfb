import { useCallback, useEffect, useState } from 'react';
import type { DefectsView, PanelScenario } from '../../../../src/invoke-api';
import { SearchChoice } from '../../components/search-choice';
import { useAction } from '../../hooks/use-action';
import { useSearch } from '../../hooks/use-search';
import { strings } from '../../strings';
import type { DefectActs } from './use-defects';

interface Props {
  scenario: PanelScenario;
  view: DefectsView;
  acts: DefectActs;
  onClose: () => void;
}

const words = strings.linkDefect;

/** Finds an issue and notes it as a defect of a scenario. */
export function LinkDefect({ scenario, view, acts, onClose }: Props) {
  const { form, find } = acts;
  const [query, setQuery] = useState('');
  // Which type comes first; without knowing it, none does.
  const [type, setType] = useState<{ id?: string }>();
  useEffect(() => {
    let current = true;
    form().then(
      (known) => current && setType({ id: known.type?.id }),
      () => current && setType({}),
    );
    return () => {
      current = false;
    };
  }, [form]);
  const ask = useCallback(async (text: string) => (type ? find(text, type.id) : undefined), [find, type]);
  const { found, failure, retry } = useSearch(ask, query.trim());
  const linked = new Set(
    view.defects.flatMap(({ scenarioId, issue }) => (scenarioId === scenario.id && issue ? [issue.id] : [])),
  );
  const options = (found?.answer?.issues ?? []).map((issue) => ({
    id: issue.id,
    key: issue.key,
    name: issue.summary,
    detail: `${issue.key} · ${issue.status}`,
    taken: linked.has(issue.id) && words.already,
  }));
  const take = useAction(async (issue: (typeof options)[number]) => {
    await acts.link(scenario, issue);
    onClose();
  });
  return (
    <SearchChoice
      words={words}
      query={query}
      onQuery={setQuery}
      options={options}
      said={
        found?.answer &&
        (options.length ? words.found(options.length) : found.query ? words.none : words.noneAtAll)
      }
      failure={failure}
      retry={retry}
      take={take}
      notTaken={words.notLinked}
      onClose={onClose}
    />
  );
}
