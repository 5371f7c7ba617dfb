import type { SourceSyntax } from './document';

const CLASSIC = /\.feature$/i;
const MARKDOWN = /\.feature\.md$/i;

/** Whether a file holds a feature, by its path. */
export const isFeatureFile = (path: string): boolean => CLASSIC.test(path) || MARKDOWN.test(path);

/** How a feature file is written, by its path. */
export const syntaxOf = (path: string): SourceSyntax => (MARKDOWN.test(path) ? 'markdown' : 'gherkin');

/** A feature file's name without folders and ending. */
export const bareName = (path: string): string =>
  (path.split('/').at(-1) ?? path).replace(MARKDOWN, '').replace(CLASSIC, '');
