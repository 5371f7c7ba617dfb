import { useEffect, useState } from 'react';

/**
 * Lines of a new feature's description that Gherkin would take for something else, as they will be saved. Empty until
 * the keywords of its language are there.
 */
export function useDashedLines(description: string, language: string): readonly string[] {
  const [lines, setLines] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    if (description.trim() === '') setLines([]);
    else
      import('../gherkin').then(
        ({ dashedLines }) => current && setLines(dashedLines(description, language)),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [description, language]);
  return lines;
}
