import { useId } from 'react';
import type { IdentityQuestion } from '../../../../src/invoke-api';
import { GherkinText } from '../../components/gherkin-text';
import { changedLines } from '../../gherkin';
import { strings } from '../../strings';
import { NEW } from './answers';

interface Props {
  question: IdentityQuestion;
  language: string;
  answer?: string;
  /** The name of the other scenario a candidate was chosen for. */
  takenBy: (candidate: string) => string | undefined;
  onChoose: (answer: string) => void;
}

const words = strings.questions;

/** One scenario of the new text beside those of before that it may be. */
export function Question({ question, language, answer, takenBy, onChoose }: Props) {
  const name = useId();
  const { text, candidates } = question;
  const title = question.name || strings.panel.untitled;
  const compared = candidates.find(({ id }) => id === answer) ?? candidates[0];
  const choice = (value: string, label: string, taken?: string) => (
    <label className="bp-radio">
      <input
        type="radio"
        name={name}
        checked={answer === value}
        disabled={taken !== undefined}
        onChange={() => onChoose(value)}
      />
      <span>
        {label}
        {taken !== undefined && ` (${words.taken(taken)})`}
      </span>
    </label>
  );
  return (
    <fieldset className="bp-question" data-open={answer === undefined || undefined}>
      <legend>{words.which(title)}</legend>
      <div className="bp-sides">
        <div className="bp-sides-part">
          <h4>{words.inNew}</h4>
          <GherkinText
            text={text}
            language={language}
            label={words.newText(title)}
            marked={compared && changedLines(compared.text, text)}
          />
        </div>
        <div className="bp-sides-part">
          <h4>{words.before}</h4>
          {candidates.map((candidate) => (
            <div key={candidate.id} className="bp-sides-part">
              {choice(
                candidate.id,
                words.itIs(candidate.name || strings.panel.untitled),
                takenBy(candidate.id),
              )}
              <GherkinText
                text={candidate.text}
                language={language}
                label={words.textBefore(candidate.name || strings.panel.untitled)}
                marked={changedLines(text, candidate.text)}
              />
            </div>
          ))}
        </div>
      </div>
      {choice(NEW, words.itIsNew)}
    </fieldset>
  );
}
