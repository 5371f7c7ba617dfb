import { countCards, findCard, MAX_CARDS, type ExampleMap, type RuleCard } from './cards';

/**
 * One thing done to a map. Cards are named by id, never by position, so that what two people do at once can be done one after
 * the other. `before` names the card that comes to stand behind; without it, or when that card is gone, the place is the end.
 */
export type MapChange =
  | { kind: 'add'; id: string; card: 'rule' | 'question'; text: string; before?: string | undefined }
  | { kind: 'add'; id: string; card: 'example'; ruleId: string; text: string; before?: string | undefined }
  /** `was` is the text the person began with. */
  | { kind: 'edit'; id: string; text: string; was: string }
  /** An example moves into any rule; rules and questions stay among their kind. */
  | { kind: 'move'; id: string; ruleId?: string | undefined; before?: string | undefined }
  /** A rule goes with its examples. */
  | { kind: 'remove'; id: string };

/** Characters on a rule's or an example's card: it becomes a name, on one line. */
export const MAX_NAME_CHARS = 500;

/**
 * `gone`: a card or rule that is named is not there; `changed`: somebody else wrote another text; `full`: no more cards;
 * `unfit`: it cannot be a name.
 */
export type MapProblem = 'gone' | 'changed' | 'full' | 'unfit';

export type MapResult = { ok: true; map: ExampleMap } | { ok: false; problem: MapProblem };

const refused = (problem: MapProblem): MapResult => ({ ok: false, problem });
const done = (map: ExampleMap): MapResult => ({ ok: true, map });

function placed<Card extends { id: string }>(
  cards: readonly Card[],
  card: Card,
  before: string | undefined,
): Card[] {
  const at = before === undefined ? -1 : cards.findIndex(({ id }) => id === before);
  return cards.toSpliced(at < 0 ? cards.length : at, 0, card);
}

const inRule = (map: ExampleMap, ruleId: string, change: (rule: RuleCard) => RuleCard): ExampleMap => ({
  ...map,
  rules: map.rules.map((rule) => (rule.id === ruleId ? change(rule) : rule)),
});

const hasRule = ({ rules }: ExampleMap, ruleId: string): boolean => rules.some(({ id }) => id === ruleId);

function added(map: ExampleMap, change: Extract<MapChange, { kind: 'add' }>): MapResult {
  const { id, text, before } = change;
  if (findCard(map, id)) return done(map);
  if (countCards(map) >= MAX_CARDS) return refused('full');
  switch (change.card) {
    case 'rule':
      return done({ ...map, rules: placed(map.rules, { id, text, examples: [] }, before) });
    case 'question':
      return done({ ...map, questions: placed(map.questions, { id, text }, before) });
    case 'example': {
      const { ruleId } = change;
      if (!hasRule(map, ruleId)) return refused('gone');
      return done(
        inRule(map, ruleId, (rule) => ({
          ...rule,
          examples: placed(rule.examples, { id, text }, before),
        })),
      );
    }
  }
}

function edited(map: ExampleMap, { id, text, was }: Extract<MapChange, { kind: 'edit' }>): MapResult {
  const found = findCard(map, id);
  if (!found) return refused('gone');
  if (found.card.text !== was && found.card.text !== text) return refused('changed');
  const fits = text.length <= MAX_NAME_CHARS && !/[\r\n]/.test(text);
  if (found.kind !== 'question' && !fits) return refused('unfit');
  const retext = <Card extends { id: string; text: string }>(card: Card): Card =>
    card.id === id ? { ...card, text } : card;
  return done({
    rules: map.rules.map((rule) => ({ ...retext(rule), examples: rule.examples.map(retext) })),
    questions: map.questions.map(retext),
  });
}

function removed(map: ExampleMap, id: string): ExampleMap {
  return {
    rules: map.rules
      .filter((rule) => rule.id !== id)
      .map((rule) => ({ ...rule, examples: rule.examples.filter((card) => card.id !== id) })),
    questions: map.questions.filter((card) => card.id !== id),
  };
}

function moved(map: ExampleMap, { id, ruleId, before }: Extract<MapChange, { kind: 'move' }>): MapResult {
  const rule = map.rules.find((card) => card.id === id);
  const question = map.questions.find((card) => card.id === id);
  const example = map.rules.flatMap(({ examples }) => examples).find((card) => card.id === id);
  if (before === id) return done(map);
  const without = removed(map, id);
  if (rule) return done({ ...without, rules: placed(without.rules, rule, before) });
  if (question) return done({ ...without, questions: placed(without.questions, question, before) });
  const into = ruleId ?? findCard(map, id)?.ruleId;
  if (!example || into === undefined || !hasRule(map, into)) return refused('gone');
  return done(inRule(without, into, (one) => ({ ...one, examples: placed(one.examples, example, before) })));
}

/**
 * The map with a change made. What is done already, such as adding a card that is there or removing one that is not, is no
 * problem: a repeat does nothing.
 */
export function changeMap(map: ExampleMap, change: MapChange): MapResult {
  switch (change.kind) {
    case 'add':
      return added(map, change);
    case 'edit':
      return edited(map, change);
    case 'move':
      return moved(map, change);
    case 'remove':
      return done(removed(map, change.id));
  }
}
