import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { AgreementView, QuestionView } from '../../../../src/invoke-api';
import { Confirm } from '../../components/confirm';
import { Failure } from '../../components/failure';
import { useAction } from '../../hooks/use-action';
import { useFocusBack } from '../../hooks/use-focus-back';
import { strings } from '../../strings';
import { People } from './people';
import type { AgreementActs } from './use-agreement';

interface Props {
  agreement: AgreementView;
  acts: AgreementActs;
  /** There is something to be ready: without scenarios nobody is asked. */
  canBegin: boolean;
}

const words = strings.agreement;

/** Who says that the story is ready, and the button to say so. */
export function Ready({ agreement, acts, canBegin }: Props) {
  const { ready, readyCount, mine, canVote } = agreement;
  const [open, setOpen] = useState<QuestionView[]>();
  const [said, setSaid] = useState('');
  const vote = useAction(async (anyway: boolean) => {
    const warning = await acts.vote(anyway);
    setOpen(warning?.open);
    setSaid(warning ? '' : words.voted(mine === 'stale' || mine === 'ready' ? readyCount : readyCount + 1));
  });
  const takeBack = useAction(async () => {
    await acts.takeBack();
    setSaid(words.takenBack);
  });
  const busy = vote.busy || takeBack.busy;
  const button = useFocusBack(busy || open !== undefined);
  const begin = (run: () => Promise<unknown>): void => {
    vote.clear();
    takeBack.clear();
    setSaid('');
    void run();
  };
  const stands = mine === 'ready' || mine === 'stale';
  const failure = vote.failure ?? takeBack.failure;
  if (!canBegin && ready.length === 0) return null;
  return (
    <div className="bp-ready">
      <div className="bp-ready-line">
        <h3>
          {words.ready} <span className="bp-count">{readyCount}</span>
        </h3>
        {ready.length > 0 ? <People votes={ready} /> : <p className="bp-subtle">{words.nobody}</p>}
        {canVote && !open && (
          <div className="bp-actions">
            {mine === 'ready' ? (
              <Button ref={button} isLoading={busy} onClick={() => begin(takeBack.run)}>
                {words.takeBack}
              </Button>
            ) : (
              <Button
                ref={button}
                appearance={canBegin ? 'primary' : 'default'}
                isDisabled={!canBegin}
                isLoading={busy}
                onClick={() => begin(() => vote.run(false))}
              >
                {stands ? words.voteAgain : words.vote}
              </Button>
            )}
            {mine === 'stale' && (
              <Button appearance="subtle" isDisabled={busy} onClick={() => begin(takeBack.run)}>
                {words.takeBack}
              </Button>
            )}
          </div>
        )}
      </div>
      <span role="status" className="bp-hidden">
        {said}
      </span>
      {failure && <Failure failure={failure} title={words.notVoted} />}
      {open && (
        <Confirm
          title={words.warnTitle(open.length)}
          confirm={words.anyway}
          cancel={words.notYet}
          appearance="warning"
          busy={vote.busy}
          onConfirm={() => begin(() => vote.run(true))}
          onCancel={() => setOpen(undefined)}
        >
          <p>{words.warnText}</p>
          <ul>
            {open.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </Confirm>
      )}
    </div>
  );
}
