import type { Decision } from './compose';
import type { Matter } from './use-save-text';

/** What was chosen so far about one matter. */
export interface Chosen {
  /** Names the matter. */
  matter: string;
  /** Of a conflict, by the part's position. */
  sides?: ReadonlyMap<number, Decision>;
  /** Of questions who scenarios are, by position. */
  answers?: ReadonlyMap<number, string>;
}

export const nameOf = (matter: Matter): string =>
  'ask' in matter ? JSON.stringify(matter.ask.questions.map(({ index }) => index)) : matter.conflict.textHash;
