import { dialectOf, knownLanguage, stepKeywords } from '@behave-pro/core/gherkin';
import type { Dialect } from '@cucumber/gherkin';

export type TitleKind = 'feature' | 'rule' | 'background' | 'scenario' | 'outline' | 'examples';

/** The keywords of one language, the longest first: one may be the beginning of another. */
export interface Words {
  language: string;
  dialect: Dialect;
  /** With their colon. */
  titles: readonly { word: string; kind: TitleKind }[];
  /** As the language has them: most end with the blank that must follow. */
  steps: readonly string[];
}

const known = new Map<string, Words>();

function read(language: string, dialect: Dialect): Words {
  const kinds: [TitleKind, readonly string[]][] = [
    ['outline', dialect.scenarioOutline],
    ['scenario', dialect.scenario],
    ['examples', dialect.examples],
    ['background', dialect.background],
    ['rule', dialect.rule],
    ['feature', dialect.feature],
  ];
  const titles = kinds.flatMap(([kind, words]) => words.map((word) => ({ word: `${word}:`, kind })));
  return {
    language,
    dialect,
    titles: titles.sort((a, b) => b.word.length - a.word.length),
    steps: [...new Set(stepKeywords(dialect))].sort((a, b) => b.length - a.length),
  };
}

/** The keywords of a language, or of the base of a regional one; English for one that Gherkin does not have. */
export function wordsOf(name: string): Words {
  const language = knownLanguage(name) ?? 'en';
  const dialect = dialectOf(language) as Dialect;
  const words = known.get(language) ?? read(language, dialect);
  known.set(language, words);
  return words;
}
