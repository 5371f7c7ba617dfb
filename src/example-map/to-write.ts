import type { RuleToWrite } from '@behave-pro/core/gherkin';
import type { Applied, ExampleCard, ExampleMap, QuestionCard, RuleCard } from '@behave-pro/core/example-map';

/** Of a rule, what is not written yet. */
export interface NewOfRule {
  rule: RuleCard;
  examples: ExampleCard[];
}

/** What of a map nothing has been made of yet, in its order. */
export const newOf = ({
  rules,
  questions,
}: ExampleMap): { rules: NewOfRule[]; questions: QuestionCard[] } => ({
  rules: rules
    .map((rule) => ({ rule, examples: rule.examples.filter(({ applied }) => !applied) }))
    .filter(({ rule, examples }) => !rule.applied || examples.length > 0),
  questions: questions.filter(({ applied }) => !applied),
});

/** The same as `addExamples` takes it. */
export const toWrite = (
  { rule, examples }: NewOfRule,
  featureId: string,
  issueId: string,
  scenarioIdOf: (cardId: string) => string,
): RuleToWrite => ({
  name: rule.text,
  // Of a card that is new, examples that were made of other rules' cards say nothing.
  shownBy: rule.applied
    ? rule.examples.flatMap(({ applied }) => (applied?.featureId === featureId ? [applied.scenarioId] : []))
    : [],
  examples: examples.map((card) => ({
    name: card.text,
    entry: { id: scenarioIdOf(card.id), issues: [issueId] },
  })),
});

/** What was made of cards, by the ids of these. */
export interface Made {
  rules: ReadonlyMap<string, { featureId: string; madeRule?: string }>;
  examples: ReadonlyMap<string, { featureId: string; scenarioId: string; hash: string; madeRule?: string }>;
  questions: ReadonlyMap<string, { questionId: string }>;
}

/** The map with these cards marked as applied; a rule that was applied before keeps its mark. */
export const withApplied = (
  map: ExampleMap,
  { rules, examples, questions }: Made,
  action: Applied,
): ExampleMap => {
  const marked = <Card extends { id: string; applied?: Applied }, Of extends object>(
    card: Card,
    made: ReadonlyMap<string, Of>,
  ): Card => {
    const own = made.get(card.id);
    return own && !card.applied ? { ...card, applied: { ...action, ...own } } : card;
  };
  return {
    rules: map.rules.map((rule) => ({
      ...marked(rule, rules),
      examples: rule.examples.map((card) => marked(card, examples)),
    })),
    questions: map.questions.map((card) => marked(card, questions)),
  };
};

/** The map with the cards of these ids new again. */
export const withoutApplied = (map: ExampleMap, ids: ReadonlySet<string>): ExampleMap => {
  const cleared = <Card extends { id: string; applied?: Applied }>(card: Card): Card => {
    if (!ids.has(card.id)) return card;
    const { applied: _applied, ...rest } = card;
    return rest as Card;
  };
  return {
    rules: map.rules.map((rule) => ({ ...cleared(rule), examples: rule.examples.map(cleared) })),
    questions: map.questions.map(cleared),
  };
};
