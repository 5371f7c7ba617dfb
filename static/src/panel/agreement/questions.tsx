import Button from '@atlaskit/button/new';
import { useRef, useState } from 'react';
import type { PanelView, QuestionView } from '../../../../src/invoke-api';
import { Said, type Done } from '../../components/said';
import { useFocusBack } from '../../hooks/use-focus-back';
import { useSaid } from '../../hooks/use-said';
import { strings } from '../../strings';
import { AskQuestion } from './ask-question';
import { QuestionItem, type QuestionActs } from './question-item';
import type { AgreementActs, NewQuestion } from './use-agreement';

interface Props {
  view: PanelView;
  acts: AgreementActs;
}

const words = strings.storyQuestions;
const NEW: NewQuestion = { text: '' };

/** What people still want to know, and below it what has been answered. */
export function Questions({ view: { agreement, scenarios }, acts }: Props) {
  const { questions, openQuestions, canVote, mine } = agreement;
  const [asking, setAsking] = useState(false);
  const draft = useRef(NEW);
  const { done, say, dismiss } = useSaid();
  const opener = useFocusBack(asking);
  const open = questions.filter(({ resolved }) => !resolved);
  const settled = questions.filter(({ resolved }) => resolved);

  /** Does it, then says so; a note of the app belongs to what is said. */
  const saying = async (doing: Promise<string | undefined>, what: Done): Promise<void> => {
    const note = await doing;
    say({ ...what, text: [what.text, note].filter(Boolean).join(' ') });
  };
  const actsOn = ({ id }: QuestionView): QuestionActs => ({
    resolve: () =>
      saying(acts.resolve(id), {
        text: words.resolved,
        undo: () => saying(acts.reopen(id), { text: words.reopened }),
      }),
    reopen: () =>
      saying(acts.reopen(id), {
        text: words.reopened,
        undo: () => saying(acts.resolve(id), { text: words.resolved }),
      }),
    remove: async () => {
      await saying(acts.remove(id), { text: words.removed });
      opener.current?.focus();
    },
    writeComment: () => saying(acts.writeComment(id), { text: words.commentWritten }),
  });
  const item = (question: QuestionView) => (
    <QuestionItem key={question.id} question={question} scenarios={scenarios} acts={actsOn(question)} />
  );
  return (
    <div className="bp-questions">
      <div className="bp-panel-header">
        <h3>
          {words.title} {openQuestions > 0 && <span className="bp-count">{words.open(openQuestions)}</span>}
        </h3>
        {canVote && !asking && (
          <Button
            ref={opener}
            onClick={() => {
              dismiss();
              setAsking(true);
            }}
          >
            {words.ask}
          </Button>
        )}
      </div>
      {done && <Said key={done.of} done={done} onDismiss={dismiss} />}
      {asking && (
        <AskQuestion
          scenarios={scenarios}
          takesBack={mine === 'ready' || mine === 'stale'}
          draft={draft}
          ask={async (question) => {
            await saying(acts.ask(question), { text: words.done });
            draft.current = NEW;
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {open.length > 0 ? (
        <ul className="bp-question-list" aria-label={words.list}>
          {open.map(item)}
        </ul>
      ) : (
        !asking && <p className="bp-subtle">{canVote ? words.none : words.noneReadOnly}</p>
      )}
      {settled.length > 0 && (
        <details className="bp-resolved">
          <summary>{words.resolvedList(settled.length)}</summary>
          <ul className="bp-question-list">{settled.map(item)}</ul>
        </details>
      )}
    </div>
  );
}
