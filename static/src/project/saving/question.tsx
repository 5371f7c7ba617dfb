import { useId } from 'react';
import type { FeatureScenario, IdentityCandidate, IdentityQuestion } from '../../../../src/invoke-api';
import { GherkinText } from '../../components/gherkin-text';
import { changedLines } from '../../gherkin';
import { strings } from '../../strings';
import { NEW } from './answers';

interface Props {
  question: IdentityQuestion;
  language: string;
  /** What is known of the scenarios of before. */
  known: readonly FeatureScenario[];
  answer?: string;
  /** The name of the other scenario a candidate was chosen for. */
  takenBy: (candidate: string) => string | undefined;
  onChoose: (answer: string) => void;
}

const words = strings.questions;

/** What tells identical ones apart, as far as it is known; `place` where the choice does not say it. */
function factsOf({ id, ruleName }: IdentityCandidate, known: Props['known'], place?: string): string {
  const scenario = known.find((one) => one.id === id);
  const facts = [
    ...(place === undefined ? [] : [place]),
    ...(ruleName ? [strings.panel.rule(ruleName)] : []),
    ...(scenario
      ? [
          words.linkedTo(
            scenario.issues.map(({ key }) => key),
            scenario.hiddenIssues,
          ),
        ]
      : []),
    ...(scenario?.result ? [words.result(strings.outcome[scenario.result.status])] : []),
  ];
  return facts.join(' · ');
}

/** One scenario of the new text beside those of before that it may be. */
export function Question({ question, language, known, answer, takenBy, onChoose }: Props) {
  const name = useId();
  const { text, candidates } = question;
  const title = question.name || strings.panel.untitled;
  const compared = candidates.find(({ id }) => id === answer) ?? candidates[0];
  const placeOf = ({ id, name: called, at, of }: IdentityCandidate): string | undefined =>
    candidates.some((other) => other.id !== id && other.name === called)
      ? words.placeOf(at + 1, of)
      : undefined;
  const choice = (value: string, label: string, taken?: string, describedBy?: string) => (
    <label className="bp-radio">
      <input
        type="radio"
        name={name}
        checked={answer === value}
        disabled={taken !== undefined}
        aria-describedby={describedBy}
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
          <h4>
            {words.inNew}, {words.place(question.index + 1)}
          </h4>
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
                words.itIs(candidate.name || strings.panel.untitled, placeOf(candidate)),
                takenBy(candidate.id),
                `${name}-${candidate.id}`,
              )}
              <p id={`${name}-${candidate.id}`} className="bp-subtle">
                {factsOf(
                  candidate,
                  known,
                  placeOf(candidate) === undefined
                    ? words.placeOf(candidate.at + 1, candidate.of)
                    : undefined,
                )}
              </p>
              <GherkinText
                text={candidate.text}
                language={language}
                label={words.textBefore(candidate.name || strings.panel.untitled, placeOf(candidate))}
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
