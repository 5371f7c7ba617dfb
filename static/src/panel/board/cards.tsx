import type { PointerEvent } from 'react';
import type { BoardView, CardView, RuleCardView } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import type { BoardActs } from './board-acts';
import { Card } from './card';
import { NewCard } from './new-card';
import type { BoardState } from './use-board';

interface Props {
  board: BoardView;
  add: BoardState['add'];
  /** Absent for those who may not change it. */
  acts?: BoardActs;
  onGrip: (press: PointerEvent) => void;
}

const words = strings.board;
const LINE = 500;
const QUESTION = 2_000;

const wasMade = ({ applied }: CardView): boolean => applied !== undefined;

/** Rules side by side, each with its examples below it; as many beside each other as there is room for. */
export function Rules({ board: { rules }, add, acts, onGrip }: Props) {
  return (
    <section className="bp-map-rules" aria-label={words.rules}>
      <ul className="bp-map-columns" data-zone="rules" data-takes="rule" data-flow="side">
        {rules.map((rule, at) => (
          <Card
            key={rule.id}
            card={rule}
            place={{ kind: 'rule', at, siblings: rules, maxChars: LINE }}
            {...(acts && { acts })}
            asks={wasMade(rule) || rule.examples.some(wasMade)}
            onGrip={onGrip}
          >
            <Examples rule={rule} rules={rules} add={add} {...(acts && { acts })} onGrip={onGrip} />
          </Card>
        ))}
      </ul>
      {acts && (
        <NewCard
          label={words.add.rule}
          placeholder={words.placeholder.rule}
          maxChars={LINE}
          add={(text, writeId) => add({ card: 'rule', text }, writeId)}
        />
      )}
    </section>
  );
}

interface ExamplesProps extends Omit<Props, 'board'> {
  rule: RuleCardView;
  rules: readonly RuleCardView[];
}

function Examples({ rule, rules, add, acts, onGrip }: ExamplesProps) {
  const { id: ruleId, examples } = rule;
  return (
    <>
      <ul className="bp-map-list" aria-label={words.examplesOf(rule.text)}>
        {examples.map((card, at) => (
          <Card
            key={card.id}
            card={card}
            place={{ kind: 'example', at, siblings: examples, ruleId, maxChars: LINE }}
            {...(acts && { acts })}
            asks={wasMade(card)}
            onGrip={onGrip}
            targets={rules.filter(({ id }) => id !== ruleId)}
          />
        ))}
      </ul>
      {acts && (
        <NewCard
          label={words.addExampleTo(rule.text)}
          placeholder={words.placeholder.example}
          maxChars={LINE}
          add={(text, writeId) => add({ card: 'example', ruleId, text }, writeId)}
        />
      )}
    </>
  );
}

/** What nobody here can answer yet. */
export function QuestionCards({ board: { questions }, add, acts, onGrip }: Props) {
  return (
    <section className="bp-map-questions" aria-label={words.questions}>
      <h3>{words.questions}</h3>
      <ul className="bp-map-list" data-zone="questions" data-takes="question">
        {questions.map((card, at) => (
          <Card
            key={card.id}
            card={card}
            place={{ kind: 'question', at, siblings: questions, maxChars: QUESTION }}
            {...(acts && { acts })}
            asks={wasMade(card)}
            onGrip={onGrip}
          />
        ))}
      </ul>
      {acts && (
        <NewCard
          label={words.add.question}
          placeholder={words.placeholder.question}
          maxChars={QUESTION}
          add={(text, writeId) => add({ card: 'question', text }, writeId)}
        />
      )}
    </section>
  );
}
