import { BELOW } from '../scan/below';
import type { Scanned } from '../scan/scanned';
import type { TitleKind } from '../scan/words';

/** What may begin in a line, going by what stands above it. */
export interface Allowed {
  titles: TitleKind[];
  steps: boolean;
  /** A `# language:` comment. */
  language: boolean;
}

/** Of a scenario by itself. */
const OWN: readonly TitleKind[] = ['examples'];

/** The keywords that can stand in a line, from 1. Below a background's first scenario no further one can. */
export function allowedIn({ lines, writing }: Scanned, line: number): Allowed {
  let above: TitleKind | undefined;
  let first: boolean = true;
  for (let number = line - 1; number > 0 && !above; number -= 1) {
    const { kind, title } = lines[number - 1] ?? {};
    above = title;
    first &&= kind === 'blank' || kind === 'comment';
  }
  if (above) {
    const { titles, steps } = BELOW[above];
    return {
      titles: titles.filter(
        (title) =>
          (title !== 'examples' || above !== 'scenario') &&
          (writing.kind !== 'scenario' || OWN.includes(title)),
      ),
      steps,
      language: false,
    };
  }
  if (writing.kind === 'scenario') return { titles: ['scenario', 'outline'], steps: false, language: false };
  return { titles: ['feature'], steps: false, language: first && writing.kind === 'feature' };
}
