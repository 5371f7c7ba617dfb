import type { Call, Mutation } from './calls';
import type { PanelScenario } from './panel';

export interface CardView {
  id: string;
  text: string;
  /** Something was made of it; `gone` when that is no longer on this issue. */
  applied?: { at: string; featureId?: string; scenarioId?: string; questionId?: string; gone?: true };
}

export interface RuleCardView extends CardView {
  examples: CardView[];
}

/** The example map of a story. Every list is in the order people gave it. */
export interface BoardView {
  rules: RuleCardView[];
  questions: CardView[];
  /** Cards of which nothing has been made yet. */
  newCards: number;
  maxCards: number;
  /** This person may change cards here, now. */
  canEdit: boolean;
  /** This person may make features of them. */
  canApply: boolean;
  /** The newest action that made something of cards: what `undoApply` takes. */
  lastAction?: string;
}

/** Where a card goes: in front of the card `before`, or to the end. */
type Place = { before?: string };

export interface BoardReply {
  board: BoardView;
}

/** Functions of the issue panel on the story's example map. */
export type ExampleMapApi = {
  board: Call<Record<string, never>, BoardView>;
  /** One line of at most 500 characters, a question at most 2,000 and several lines. `TooLarge` beyond 200 cards. */
  addCard: Call<
    Mutation &
      Place &
      (
        | { card: 'rule'; text: string }
        | { card: 'example'; ruleId: string; text: string }
        | { card: 'question'; text: string }
      ),
    BoardReply & { cardId: string }
  >;
  /** `was` is the text the person began with: `Conflict` when somebody else has changed it since. */
  editCard: Call<Mutation & { cardId: string; text: string; was: string }, BoardReply>;
  /** An example moves into any rule (`ruleId`); rules and questions stay among their kind. */
  moveCard: Call<Mutation & Place & { cardId: string; ruleId?: string }, BoardReply>;
  /** A rule goes with its examples. What was made of a card stays. */
  removeCard: Call<Mutation & { cardId: string }, BoardReply>;
  /**
   * Makes of every card that is new: a rule, a scenario with its name linked to this issue, a question. In a feature of the
   * issue's project, by id, or by a name: it is made if no feature has that name. Where nothing is new it does nothing.
   * `Invalid` says which card cannot be written. `note`, for people: what was not done beside it.
   */
  applyBoard: Call<
    Mutation & { feature: { id: string } | { name: string } },
    BoardReply & {
      /** Names what was done, for `undoApply`; absent where nothing was. */
      action?: string;
      feature?: { id: string; name: string };
      scenarios: PanelScenario[];
      questions: string[];
      note?: string;
    }
  >;
  /**
   * Takes back what an action made, as far as nobody has worked on it or put it on another story since: scenarios (`bringBack` returns them), rules left
   * empty, questions nobody has settled; their cards are new again. A feature it made stays, empty. `left` counts what stays.
   */
  undoApply: Call<Mutation & { action: string }, BoardReply & { removed: number; left: number }>;
};
