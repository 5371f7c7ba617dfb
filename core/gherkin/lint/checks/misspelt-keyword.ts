import type { Dialect } from '@cucumber/gherkin';
import type { FeatureDocument } from '../../document';
import { dialectOf, stepKeywords, titleKeywords } from '../../language';
import { descriptionsOf, type Description, type DescriptionLine } from '../descriptions';
import { firstOf, noteAt, quoted, type Check } from '../note';
import { isSlip } from '../spelling';

export interface Keywords {
  /** Without the colon. */
  titles: readonly string[];
  /** Those that end with a blank, without it. One that does not cannot be told from the text after it. */
  steps: readonly string[];
}

export interface Slip {
  written: string;
  message: string;
  /** The keyword as it is to be written; absent where nobody can say. A colon follows a title's, a blank a step's. */
  meant?: { of: 'title' | 'step'; keyword: string };
}

/** The keywords of a language that slips are looked for among. */
export const keywordsOf = (dialect: Dialect): Keywords => ({
  titles: titleKeywords(dialect),
  steps: [
    ...new Set(stepKeywords(dialect).flatMap((word) => (/^\p{L}.* $/u.test(word) ? [word.trim()] : []))),
  ],
});

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The keyword that words are a slip of, word by word. */
function meantBy(words: readonly string[], keywords: readonly string[]): string | undefined {
  return keywords.find((keyword) => {
    const parts = keyword.split(' ');
    if (parts.length !== words.length) return false;
    const near = parts.map((part, at) => {
      const word = words[at] ?? '';
      return same(word, part) ? 'same' : isSlip(word, part) && 'slip';
    });
    return near.every(Boolean) && near.includes('slip');
  });
}

/** A line that is written like `Scenario:`, `Given: x` or one of them misspelt. */
export function titleSlip(text: string, { titles, steps }: Keywords, holdsSteps: boolean): Slip | undefined {
  const head = /^([^:]{1,60}?)(\s*):/.exec(text);
  if (!head) return undefined;
  const [written, name = '', gap] = head;
  const words = name.split(/\s+/);
  const exact = titles.find((keyword) => keyword === name);
  if (exact && !gap)
    return {
      written,
      message: `${quoted(written)} cannot stand here and is read as description. Take it away or move it.`,
    };
  const title = exact ?? titles.find((keyword) => same(keyword, name)) ?? meantBy(words, titles);
  if (title)
    return {
      written,
      message: `${quoted(written)} is read as description. If it is a keyword, write “${title}:”.`,
      meant: { of: 'title', keyword: title },
    };
  if (!holdsSteps) return undefined;
  const step = steps.find((keyword) => same(keyword, name)) ?? meantBy(words, steps);
  return step === undefined
    ? undefined
    : {
        written,
        message: `${quoted(written)} is read as description. If it is a step, write “${step}” without a colon.`,
        meant: { of: 'step', keyword: step },
      };
}

/** A line whose first words are a misspelt step keyword. */
export function stepSlip(
  { text, opensParagraph }: Pick<DescriptionLine, 'text' | 'opensParagraph'>,
  follows: boolean,
  { steps }: Keywords,
): Slip | undefined {
  const words = [...text.slice(0, 200).matchAll(/\S+/g)];
  for (const keyword of steps) {
    const first = words.slice(0, keyword.split(' ').length);
    const last = first.at(-1);
    if (!last || words.length === first.length) continue;
    const names = first.map(([word]) => word);
    const name = names.join(' ');
    // In another case it is often the middle of a sentence.
    const inCase = name === keyword || (same(name, keyword) && (opensParagraph || follows));
    if (!inCase && !meantBy(names, [keyword])) continue;
    const written = text.slice(0, last.index + last[0].length);
    const wish = name === keyword ? `an ordinary blank after “${keyword}”` : `“${keyword}”`;
    return {
      written,
      message: `${quoted(written)} is read as description. If it is a step, write ${wish}.`,
      meant: { of: 'step', keyword },
    };
  }
  return undefined;
}

interface PlacedSlip extends Slip {
  /** From 1. */
  line: number;
}

function slipsIn(description: Description, keywords: Keywords): PlacedSlip[] {
  const holdsSteps = description.of === 'scenario' || description.of === 'background';
  const found: PlacedSlip[] = [];
  for (const line of description.lines) {
    const follows = found.at(-1)?.line === line.line - 1;
    const slip =
      titleSlip(line.text, keywords, holdsSteps) ??
      (holdsSteps ? stepSlip(line, follows, keywords) : undefined);
    if (slip) found.push({ ...slip, line: line.line });
  }
  return found;
}

/** Every line of a document that looks like a keyword and is read as description. */
export function slipsOf(document: FeatureDocument): PlacedSlip[] {
  const dialect = dialectOf(document.language);
  const descriptions = descriptionsOf(document);
  if (!dialect || descriptions.length === 0) return [];
  const keywords = keywordsOf(dialect);
  return descriptions.flatMap((description) => slipsIn(description, keywords));
}

/** Gherkin reads any line between a title and its first step as description, what was meant as a step included. */
export const misspeltKeyword: Check<unknown> = (document) =>
  slipsOf(document).map(({ line, message, written }) => noteAt(document, line, message, firstOf(written)));
