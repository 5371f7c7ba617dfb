import { useState } from 'react';
import type { Ask, FeatureScenario, Identities } from '../../../../src/invoke-api';
import type { ApiFailure } from '../../api';
import { strings } from '../../strings';
import { answersTo, openAnswers, takenBy } from './answers';
import { DecisionForm } from './decision-form';
import { Question } from './question';

interface Props {
  ask: Ask;
  language: string;
  /** What is known of the scenarios of before. */
  known: readonly FeatureScenario[];
  leaveLabel?: string;
  /** What was chosen before, where it was left open. */
  start?: ReadonlyMap<number, string>;
  onChosen: (answers: ReadonlyMap<number, string>) => void;
  busy: boolean;
  failure?: ApiFailure;
  onAnswer: (identities: Identities) => void;
  onLeave: () => void;
}

const words = strings.questions;

/** Asks which scenarios of before those of a new text are. Nothing is chosen for the person. */
export function Questions({ ask, language, known, start, onChosen, onAnswer, ...props }: Props) {
  const { leaveLabel = words.back } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(start ?? new Map());
  const [tried, setTried] = useState(false);
  const { of, questions } = ask;
  const answers = answersTo(questions, chosen);
  const open = openAnswers(questions, answers);
  const differ = questions.some(({ text, candidates }) => candidates.some((one) => one.text !== text));
  const choose = (index: number, answer: string): void => {
    const next = new Map([...chosen, [index, answer]]);
    setChosen(next);
    onChosen(next);
  };
  return (
    <DecisionForm
      {...props}
      title={words.title(questions.length)}
      submitLabel={words.save}
      leaveLabel={leaveLabel}
      left={tried && open > 0 ? words.left(open) : undefined}
      changed={chosen.size > 0}
      onSubmit={() => {
        setTried(true);
        if (open === 0) onAnswer({ of, answers: Object.fromEntries(answers) });
      }}
    >
      <p>
        {words.why} {words.nothingSaved}
      </p>
      <p className="bp-subtle">{differ ? words.marked : words.alike}</p>
      {questions.map((question) => (
        <Question
          key={question.index}
          question={question}
          language={language}
          known={known}
          answer={answers.get(question.index)}
          takenBy={(candidate) => takenBy(questions, chosen, question, candidate)}
          onChoose={(answer) => choose(question.index, answer)}
        />
      ))}
    </DecisionForm>
  );
}
