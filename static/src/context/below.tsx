import { useCallback } from 'react';
import type { ContextApi } from '../../../src/invoke-api';
import type { Client } from '../api';
import { useAsked } from '../hooks/use-asked';
import { strings } from '../strings';
import { CountBar } from './count-bar';

/** How the issues below one without scenarios of its own stand together; what is said of such an issue where that is nothing. */
export function Below({ call }: { call: Client<ContextApi> }) {
  const load = useCallback(() => call('children', {}), [call]);
  const { data } = useAsked(load);
  if (!data?.sum.counts.scenarios) return <p>{strings.context.none}</p>;
  const { counts, issues, ready, openQuestions } = data.sum;
  return (
    <>
      <p className="bp-total">{strings.below.inContext(counts.scenarios, issues, data.more)}</p>
      <CountBar counts={counts} />
      <ul className="bp-said" aria-label={strings.context.agreement}>
        <li>{strings.below.ready(ready, issues)}</li>
        {openQuestions > 0 && <li className="bp-outdated">{strings.below.questions(openQuestions)}</li>}
      </ul>
    </>
  );
}
