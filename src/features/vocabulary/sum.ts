import type { Vocabulary } from '../../invoke-api';
import type { VocabularyEntry } from '../../records/kinds';
import { wordsOf } from './entry';

/** Steps and tags that one answer has, the most useful first, and their bytes as JSON: a page is sent at most 5 MB. */
const MOST_STEPS = 20_000;
const MOST_STEP_BYTES = 3_500_000;
const MOST_TAGS = 2_000;
const MOST_TAG_BYTES = 500_000;

interface Counts {
  uses: number;
  here: number;
}

const order = ([aText, a]: [string, Counts], [bText, b]: [string, Counts]): number =>
  b.here - a.here || b.uses - a.uses || (aText < bText ? -1 : 1);

/** The first of them, as far as they take no more than so many bytes. */
function within<Item>(items: readonly Item[], bytes: number): Item[] {
  let taken = 0;
  const end = items.findIndex((item) => (taken += Buffer.byteLength(JSON.stringify(item)) + 1) > bytes);
  return end < 0 ? [...items] : items.slice(0, end);
}

/** What a project's features are written with, beside the features that are asked about. */
export function summedUp(all: readonly VocabularyEntry[], here: readonly VocabularyEntry[]): Vocabulary {
  const steps = new Map<string, Counts>();
  const tags = new Map<string, number>();
  const at = (text: string): Counts => {
    const known = steps.get(text) ?? { uses: 0, here: 0 };
    steps.set(text, known);
    return known;
  };
  for (const entry of all) {
    const words = wordsOf(entry);
    for (const [text, uses] of words.steps) at(text).uses += uses;
    for (const [name, uses] of words.tags) tags.set(name, (tags.get(name) ?? 0) + uses);
  }
  for (const entry of here) for (const [text, uses] of wordsOf(entry).steps) at(text).here += uses;

  const foundSteps = [...steps].sort(order);
  const foundTags = [...tags].sort(([aName, a], [bName, b]) => b - a || (aName < bName ? -1 : 1));
  const shown = {
    steps: within(
      foundSteps.slice(0, MOST_STEPS).map(([text, { uses, here: used }]) => ({ text, uses, here: used })),
      MOST_STEP_BYTES,
    ),
    tags: within(
      foundTags.slice(0, MOST_TAGS).map(([name, uses]) => ({ name, uses })),
      MOST_TAG_BYTES,
    ),
  };
  const more =
    [...all, ...here].some((entry) => entry.more) ||
    shown.steps.length < foundSteps.length ||
    shown.tags.length < foundTags.length;
  return { ...shown, ...(more && { more: true }) };
}
