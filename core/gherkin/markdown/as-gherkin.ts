import type { FeatureDocument } from '../document';
import { parseClassic } from '../parse-classic';
import { gherkinText } from './gherkin-text';
import { readMarkdown } from './read-markdown';

/**
 * A feature written in Markdown as classic Gherkin, for readers who know only that. Each keyword, step and row stands on
 * the line where it stood; the text around them is left out, and lines end with LF. `parseMarkdown` takes no text that
 * could not be written so.
 */
export function asGherkin({ lines }: FeatureDocument): FeatureDocument {
  const read = parseClassic(gherkinText(readMarkdown(lines)));
  if (!read.ok)
    throw new Error(`a feature in Markdown cannot be written as Gherkin: ${read.problems[0]?.message}`);
  return read.document;
}
