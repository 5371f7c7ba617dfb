/** A step as it runs, with the values of its example row. */
export interface RunnableStep {
  keyword: string;
  text: string;
  line: number;
}

/** A scenario, or one example row of an outline. */
export interface Runnable {
  keyword: string;
  name: string;
  /** Of the scenario's keyword, or of the row. */
  line: number;
  tags: string[];
  steps: RunnableStep[];
}

export interface RunnableFeature {
  keyword: string;
  name: string;
  line: number;
  runnables: Runnable[];
}

interface Level {
  tags: string[];
  /** Steps of its background. */
  steps: RunnableStep[];
}

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

function rowOf(outline: Runnable, columns: string[], cells: string[], line: number): Runnable {
  const filled = (text: string): string =>
    columns.reduce((made, column, at) => made.replaceAll(`<${column}>`, cells[at] ?? ''), text);
  const steps = outline.steps.map((step) => ({ ...step, text: filled(step.text) }));
  return { ...outline, name: filled(outline.name), line, steps };
}

/**
 * Reads what runs out of a feature file, line by line. Only for the demo's own texts, whose lines all begin with one of
 * the words below: anything else is taken for a description.
 */
export function runnablesOf(text: string): RunnableFeature {
  const feature: RunnableFeature = { keyword: '', name: '', line: 0, runnables: [] };
  let level: Level = { tags: [], steps: [] };
  let ofFeature = level;
  /** Tags that stand above the next keyword. */
  let above: string[] = [];
  let steps: RunnableStep[] = level.steps;
  let outline: Runnable | undefined;
  let columns: string[] | undefined;
  const tagsAbove = (): string[] => {
    const tags = above;
    above = [];
    return tags;
  };
  const within = (): Level => ({ tags: [...ofFeature.tags, ...tagsAbove()], steps: [...ofFeature.steps] });

  const READERS: [RegExp, (line: number, keyword: string, rest: string) => void][] = [
    [/^(@)(.*)/, (_line, at, rest) => (above = `${at}${rest}`.split(' '))],
    [
      /^(Feature|Funktionalität):(.*)/,
      (line, keyword, rest) => {
        Object.assign(feature, { keyword, name: rest.trim(), line });
        level = ofFeature = { tags: tagsAbove(), steps: [] };
      },
    ],
    [/^(Rule|Regel):/, () => (level = within())],
    [/^(Background|Grundlage):/, () => (steps = level.steps)],
    [
      /^(Scenario Outline|Scenario|Szenariogrundriss|Szenario):(.*)/,
      (line, keyword, rest) => {
        steps = [...level.steps];
        outline = { keyword, name: rest.trim(), line, tags: [...level.tags, ...tagsAbove()], steps };
        feature.runnables.push(outline);
      },
    ],
    [
      /^(Examples|Beispiele):/,
      () => {
        // The outline itself does not run, its rows do.
        if (feature.runnables.at(-1) === outline) feature.runnables.pop();
        columns = undefined;
        steps = [];
      },
    ],
    [
      /^(Given|When|Then|And|But|Angenommen|Wenn|Dann|Und|Aber) (.*)/,
      (line, keyword, rest) => void steps.push({ keyword, text: rest, line }),
    ],
    [
      /^(\|)(.*)/,
      (line, bar, rest) => {
        // A table below a step is the step's own.
        if (steps.length > 0 || !outline) return;
        const cells = cellsOf(bar + rest);
        if (columns) feature.runnables.push(rowOf(outline, columns, cells, line));
        else columns = cells;
      },
    ],
  ];
  text.split('\n').forEach((whole, at) => {
    for (const [word, read] of READERS) {
      const match = word.exec(whole.trim());
      if (!match) continue;
      const [, keyword = '', rest = ''] = match;
      read(at + 1, keyword, rest);
      return;
    }
  });
  return feature;
}
