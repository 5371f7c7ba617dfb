import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { PanelScenario, QuestionView } from '../../../../src/invoke-api';
import { Confirm } from '../../components/confirm';
import { Failure } from '../../components/failure';
import { TimeAgo } from '../../components/time-ago';
import { useAction } from '../../hooks/use-action';
import { useFocusBack } from '../../hooks/use-focus-back';
import { strings } from '../../strings';
import { goToScenario } from '../scenario-anchor';
import { Avatar } from './people';

/** What is done with one question; each rejects with `ApiFailure`. */
export interface QuestionActs {
  resolve(): Promise<void>;
  reopen(): Promise<void>;
  remove(): Promise<void>;
  writeComment(): Promise<void>;
}

interface Props {
  question: QuestionView;
  scenarios: readonly PanelScenario[];
  acts: QuestionActs;
}

const words = strings.storyQuestions;

/** States of the comment in Jira that writing it again puts right. */
const AMISS: readonly QuestionView['comment'][] = ['unknown', 'outdated', 'failed'];

/** One question: who asked what about which scenario, what became of it, and what this person may do with it. */
export function QuestionItem({ question, scenarios, acts }: Props) {
  const { askedBy, at, text, scenarioId, resolved, comment, canSettle, canRemove } = question;
  const [removing, setRemoving] = useState(false);
  const act = useAction((what: keyof QuestionActs) => acts[what]());
  const opener = useFocusBack(removing);
  const run = (what: keyof QuestionActs) => (): void => void act.run(what);
  return (
    <li className="bp-question">
      <Avatar person={askedBy} />
      <div className="bp-question-body">
        <p className="bp-subtle">
          {words.asked(askedBy.name)} <TimeAgo iso={at} />
          <About scenarioId={scenarioId} scenarios={scenarios} />
        </p>
        <p className="bp-question-text">{text}</p>
        {resolved && (
          <p className="bp-subtle">
            {words.resolvedBy(resolved.by.name)} <TimeAgo iso={resolved.at} />
          </p>
        )}
        {comment && (
          <p className={AMISS.includes(comment) ? 'bp-outdated' : 'bp-subtle'}>{words.comment[comment]}</p>
        )}
        {act.failure && <Failure failure={act.failure} title={words.failed} />}
        {removing ? (
          <Confirm
            title={words.removeTitle}
            confirm={words.remove}
            busy={act.busy}
            onConfirm={run('remove')}
            onCancel={() => setRemoving(false)}
          >
            <p>{words.removeText}</p>
          </Confirm>
        ) : (
          (canSettle || canRemove) && (
            <div className="bp-actions">
              {canSettle && (
                <Button spacing="compact" isLoading={act.busy} onClick={run(resolved ? 'reopen' : 'resolve')}>
                  {resolved ? words.reopen : words.resolve}
                </Button>
              )}
              {canSettle && AMISS.includes(comment) && (
                <Button spacing="compact" isDisabled={act.busy} onClick={run('writeComment')}>
                  {words.writeComment}
                </Button>
              )}
              {canRemove && (
                <Button
                  ref={opener}
                  appearance="subtle"
                  spacing="compact"
                  isDisabled={act.busy}
                  onClick={() => setRemoving(true)}
                >
                  {words.remove}
                </Button>
              )}
            </div>
          )
        )}
      </div>
    </li>
  );
}

function About({ scenarioId, scenarios }: Pick<Props, 'scenarios'> & { scenarioId?: string }) {
  if (scenarioId === undefined) return null;
  const about = scenarios.find(({ id }) => id === scenarioId);
  return (
    <>
      {' · '}
      {about ? (
        <button type="button" className="bp-link" onClick={() => goToScenario(about.id)}>
          {words.aboutScenario(about.name || strings.panel.untitled)}
        </button>
      ) : (
        words.aboutGone
      )}
    </>
  );
}
