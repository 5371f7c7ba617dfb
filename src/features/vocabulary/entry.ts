import { vocabularyOf, type Vocabulary } from '@behave-pro/core/gherkin';
import type { VocabularyEntry } from '../../records/kinds';
import type { Feature } from '../feature-record';

/** Longer texts are nothing that is typed again. */
const MAX_TEXT_CHARS = 300;
/** Characters of a feature's texts that are kept: far above what people write by hand, far below what a record holds. */
const MAX_CHARS = 60_000;

type Counted = [text: string, uses: number];

/** As many texts as are kept, the most used before others; in the order of their first use. */
function within(all: readonly Counted[]): Counted[] {
  const short = all.filter(([text]) => text.length <= MAX_TEXT_CHARS);
  let chars = 0;
  const kept = new Set(
    [...short].sort(([, a], [, b]) => b - a).filter(([text]) => (chars += text.length) <= MAX_CHARS),
  );
  return short.filter((one) => kept.has(one));
}

/** Uses of texts; those at the end that are used once are left out. */
const usesOf = (texts: readonly Counted[]): number[] =>
  texts.slice(0, texts.findLastIndex(([, uses]) => uses > 1) + 1).map(([, uses]) => uses);

const lines = (texts: readonly Counted[]): string => texts.map(([text]) => text).join('\n');

/** A feature's line in the vocabulary of its project. */
export function vocabularyEntry({ id, document }: Pick<Feature, 'id' | 'document'>): VocabularyEntry {
  const found = vocabularyOf(document);
  const [allSteps, allTags] = [[...found.steps], [...found.tags]];
  const [steps, tags] = [within(allSteps), within(allTags)];
  const isCut = steps.length < allSteps.length || tags.length < allTags.length;
  return {
    id,
    steps: lines(steps),
    uses: usesOf(steps),
    tags: lines(tags),
    tagUses: usesOf(tags),
    ...(isCut && { more: true }),
  };
}

const countedLines = (texts: string, uses: readonly number[]): Map<string, number> =>
  new Map(texts ? texts.split('\n').map((text, n) => [text, uses[n] ?? 1]) : []);

/** What such a line says. */
export const wordsOf = ({ steps, uses, tags, tagUses }: VocabularyEntry): Vocabulary => ({
  steps: countedLines(steps, uses),
  tags: countedLines(tags, tagUses),
});
