/** What became of a card: the mutation that made it, and what it made. */
export interface Applied {
  /** Names the action that did it, so that it can be undone as a whole. */
  by: string;
  /** Epoch seconds. */
  at: number;
}

/** A card's text can change, and a rule that is there already be made in another feature for new examples. */
interface MadeRule {
  /** The name of the rule that the action wrote, where it was not in the feature before. */
  madeRule?: string;
}

export interface ExampleCard {
  id: string;
  text: string;
  /** `hash` is `scenarioHash` of the scenario as it was made: one that differs has been worked on since. */
  applied?: Applied & { featureId: string; scenarioId: string; hash: string } & MadeRule;
}

/** A rule, with the examples that show it. */
export interface RuleCard {
  id: string;
  text: string;
  applied?: Applied & { featureId: string } & MadeRule;
  examples: readonly ExampleCard[];
}

export interface QuestionCard {
  id: string;
  text: string;
  applied?: Applied & { questionId: string };
}

/** An example map of a story. Every list is in the order people gave it. */
export interface ExampleMap {
  rules: readonly RuleCard[];
  questions: readonly QuestionCard[];
}

export const NO_CARDS: ExampleMap = { rules: [], questions: [] };

export type CardKind = 'rule' | 'example' | 'question';

/** Cards on one map. Beyond that a story is to be split. */
export const MAX_CARDS = 200;

export const countCards = ({ rules, questions }: ExampleMap): number =>
  questions.length + rules.reduce((sum, { examples }) => sum + 1 + examples.length, 0);

/** Cards of which nothing has been made yet. */
export const countNew = ({ rules, questions }: ExampleMap): number =>
  [...questions, ...rules, ...rules.flatMap(({ examples }) => examples)].filter(({ applied }) => !applied)
    .length;

/** The newest action that made something of cards, if there is one. */
export function lastAction({ rules, questions }: ExampleMap): string | undefined {
  const all = [...questions, ...rules, ...rules.flatMap(({ examples }) => examples)];
  const newest = all
    .flatMap(({ applied }) => (applied ? [applied] : []))
    .reduce<Applied | undefined>((last, one) => (last && last.at >= one.at ? last : one), undefined);
  return newest?.by;
}

/** A card by its id, with its kind and the rule it is under. */
export function findCard(
  { rules, questions }: ExampleMap,
  id: string,
): { kind: CardKind; card: RuleCard | ExampleCard | QuestionCard; ruleId?: string } | undefined {
  const question = questions.find((card) => card.id === id);
  if (question) return { kind: 'question', card: question };
  for (const rule of rules) {
    if (rule.id === id) return { kind: 'rule', card: rule };
    const example = rule.examples.find((card) => card.id === id);
    if (example) return { kind: 'example', card: example, ruleId: rule.id };
  }
  return undefined;
}
