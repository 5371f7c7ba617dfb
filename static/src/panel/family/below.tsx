import Button from '@atlaskit/button/new';
import { useCallback, useId, useState } from 'react';
import type { ChildrenView } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { OutLink } from '../../components/out-link';
import { OutcomeBar } from '../../components/outcome-bar';
import { Skeleton } from '../../components/skeleton';
import { summary } from '../../counts';
import { useAsked } from '../../hooks/use-asked';
import { useSiteUrl } from '../../hooks/use-site-url';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';
import { ChildRow } from './child-row';

/** Rows that are shown until more are wanted. */
const SHOWN = 10;

const words = strings.below;

/** The issues below this one, together and each by itself. It costs a request of as many points as issues: asked for once. */
export function Below({ call, issueKey }: { call: PanelCall; issueKey: string }) {
  const id = useId();
  const load = useCallback(() => call('children', {}), [call]);
  const { data, failure, loading, again } = useAsked(load);
  return (
    <section className="bp-below" aria-labelledby={id} aria-busy={loading}>
      <header className="bp-panel-header">
        <h2 id={id}>{words.title}</h2>
        <Button appearance="subtle" spacing="compact" isLoading={loading} onClick={again}>
          {words.refresh}
        </Button>
      </header>
      {failure && <Failure failure={failure} title={words.failed} onRetry={again} />}
      {!data && loading && <Skeleton rows={2} />}
      {data && <Children view={data} issueKey={issueKey} />}
    </section>
  );
}

function Children({ view, issueKey }: { view: ChildrenView; issueKey: string }) {
  const [all, setAll] = useState(false);
  const site = useSiteUrl();
  const { sum, issues, more } = view;
  if (issues.length === 0) return <p className="bp-subtle">{words.none}</p>;
  const bare = sum.issues - sum.withScenarios;
  const jql = new URLSearchParams({ jql: `parent = ${issueKey} ORDER BY created ASC` });
  const rest = issues.length - SHOWN;
  return (
    <>
      <OutcomeBar counts={sum.counts} />
      <ul className="bp-sum">
        <li>{summary(sum.counts)}</li>
        <li>{words.ready(sum.ready, sum.issues)}</li>
        {sum.openQuestions > 0 && <li className="bp-outdated">{words.questions(sum.openQuestions)}</li>}
        {bare > 0 && <li>{words.noScenariosIn(bare)}</li>}
      </ul>
      <ul className="bp-children" aria-label={words.list}>
        {(all ? issues : issues.slice(0, SHOWN)).map((issue) => (
          <ChildRow key={issue.key} issue={issue} />
        ))}
      </ul>
      {rest > 0 && !all && (
        <button type="button" className="bp-link bp-below-more" onClick={() => setAll(true)}>
          {words.all(issues.length)}
        </button>
      )}
      {more && (
        <p className="bp-subtle">
          {words.more(issues.length)}
          <OutLink href={site ? `${site}/issues/?${jql}` : ''}>{words.search}</OutLink>
        </p>
      )}
    </>
  );
}
