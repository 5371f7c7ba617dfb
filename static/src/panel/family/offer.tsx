import Button from '@atlaskit/button/new';
import { useCallback, useId, useState } from 'react';
import type { CloneOffer, FamilyHint, PanelView } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { IssueLink } from '../../components/issue-link';
import { useAsked } from '../../hooks/use-asked';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';
import type { Done } from '../use-scenario-edits';
import { Choices } from './choices';
import { useTakeOver, type TakeOverActs } from './use-take-over';

interface Props {
  view: PanelView;
  original: NonNullable<FamilyHint['original']>;
  call: PanelCall;
  onDone: (what: Done) => void;
}

const words = strings.offer;

/** Offers the scenarios of the issue that this one was cloned from. */
export function Offer({ view, original, call, onDone }: Props) {
  const acts = useTakeOver({ call, onDone });
  const load = useCallback(() => call('offer', {}), [call]);
  // Another one as soon as something of it was taken, here or by somebody else.
  const { data, failure, loading, again } = useAsked(
    load,
    `${original.key} ${original.offered} ${view.scenarios.map(({ id }) => id).join()}`,
  );
  if (!data) return failure ? <Failure failure={failure} title={words.loadFailed} onRetry={again} /> : null;
  if (data.scenarios.length + data.elsewhere === 0) return null;
  return <Offered offer={data} acts={acts} stale={loading} />;
}

function Offered({ offer, acts, stale }: { offer: CloneOffer; acts: TakeOverActs; stale: boolean }) {
  const id = useId();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const { original, scenarios, elsewhere } = offer;
  const { take, putAway, progress } = acts;
  const chosen = scenarios.filter((one) => !leftOut.has(one.id));
  const copyable = chosen.filter(({ locked }) => !locked);
  const busy = take.busy || putAway.busy || stale;
  return (
    <section className="bp-form bp-offer" aria-labelledby={id} aria-busy={busy}>
      <div className="bp-field">
        <h2 id={id}>{words.title(original.key)}</h2>
        <p>
          {words.before}
          <IssueLink issueKey={original.key} />
          {words.after(original.summary, scenarios.length + elsewhere)}
        </p>
      </div>
      <Choices scenarios={scenarios} leftOut={leftOut} busy={busy} onChange={setLeftOut} />
      {elsewhere > 0 && <p className="bp-subtle">{words.elsewhere(elsewhere)}</p>}
      <ul className="bp-ways">
        {scenarios.length > 0 && (
          <>
            <li>
              <Button
                appearance="primary"
                isDisabled={chosen.length === 0 || busy}
                onClick={() => void take.run('link', original, chosen)}
              >
                {words.link(chosen.length)}
              </Button>
              <span className="bp-subtle">{words.linkWhat}</span>
            </li>
            <li>
              <Button
                isDisabled={copyable.length === 0 || busy}
                onClick={() => void take.run('copy', original, copyable)}
              >
                {words.copy(copyable.length)}
              </Button>
              <span className="bp-subtle">{words.copyWhat}</span>
            </li>
          </>
        )}
        <li>
          <Button appearance="subtle" isDisabled={busy} onClick={() => void putAway.run(original)}>
            {words.notNow}
          </Button>
          <span className="bp-subtle">{words.notNowWhat}</span>
        </li>
      </ul>
      <p role="status" className={progress ? 'bp-subtle' : 'bp-hidden'}>
        {progress && words.working[progress.how](progress.done, progress.of)}
      </p>
      {take.failure && <Failure failure={take.failure} title={words.failed[acts.how ?? 'link']} />}
      {putAway.failure && <Failure failure={putAway.failure} title={words.failed.away} />}
    </section>
  );
}
