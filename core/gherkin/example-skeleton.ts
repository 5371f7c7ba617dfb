import { dialectOf, mainKeywords } from './language';
import { oneLine } from './new-feature';

/**
 * A scenario that is only named: its title and, as comments, how to begin the steps in the words of the language. It is valid
 * Gherkin with no step to run.
 *
 * @throws RangeError when Gherkin has no such language.
 */
export function exampleSkeleton(name: string, language: string): string {
  const dialect = dialectOf(language);
  if (!dialect) throw new RangeError(`no language ${language}`);
  const { scenario, steps } = mainKeywords(dialect);
  return [`${scenario}: ${oneLine(name)}`, ...steps.slice(0, 3).map((word) => `  # ${word} …`)].join('\n');
}
