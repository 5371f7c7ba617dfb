import { useId, useState, type MutableRefObject } from 'react';
import type { PanelScenario } from '../../../../src/invoke-api';
import { SmallForm } from '../../components/small-form';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import type { NewQuestion } from './use-agreement';

interface Props {
  scenarios: readonly PanelScenario[];
  /** This person's vote stands: asking takes it back. */
  takesBack: boolean;
  /** What was typed stays here while the form is closed. */
  draft: MutableRefObject<NewQuestion>;
  /** Rejects with `ApiFailure`. */
  ask: (question: NewQuestion) => Promise<void>;
  onClose: () => void;
}

const words = strings.storyQuestions;
const MAX_CHARS = 2_000;

/** Asks for a question on the story or on one of its scenarios. */
export function AskQuestion({ scenarios, takesBack, draft, ask, onClose }: Props) {
  const id = useId();
  const [question, setQuestion] = useState(draft.current);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<NewQuestion>): void => {
    draft.current = { ...question, ...part };
    setQuestion(draft.current);
  };
  const asking = useAction(async (text: string) => {
    const about = scenarios.find((one) => one.id === question.scenarioId);
    await ask({ text, ...(about && { scenarioId: about.id }) });
  });
  const text = question.text.trim();
  const missing = tried && !text;
  return (
    <SmallForm
      className="bp-form bp-ask"
      label={words.ask}
      submitLabel={words.ask}
      busy={asking.busy}
      failure={asking.failure}
      failureTitle={words.notAsked}
      onSubmit={() => {
        if (text) void asking.run(text);
        return text !== '';
      }}
      onMissing={() => setTried(true)}
      onClose={onClose}
    >
      <div className="bp-field">
        <label htmlFor={id}>{words.text}</label>
        <textarea
          id={id}
          className="bp-input"
          autoFocus
          rows={3}
          maxLength={MAX_CHARS}
          aria-invalid={missing}
          aria-describedby={`${id}-help`}
          readOnly={asking.busy}
          value={question.text}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <p
          id={`${id}-help`}
          className={missing ? 'bp-error' : 'bp-subtle'}
          role={missing ? 'alert' : undefined}
        >
          {missing ? words.missing : [words.textHelp, takesBack && words.takesBack].filter(Boolean).join(' ')}
        </p>
      </div>
      {scenarios.length > 0 && (
        <div className="bp-field">
          <label htmlFor={`${id}-about`}>{words.about}</label>
          <select
            id={`${id}-about`}
            className="bp-input"
            value={question.scenarioId ?? ''}
            onChange={(event) => change({ scenarioId: event.target.value })}
          >
            <option value="">{words.wholeStory}</option>
            {scenarios.map(({ id: scenarioId, name }) => (
              <option key={scenarioId} value={scenarioId}>
                {name || strings.panel.untitled}
              </option>
            ))}
          </select>
        </div>
      )}
    </SmallForm>
  );
}
