/** A feature file as a list of its parts, each with the blanks and comments above it: what edits are made on. */
export interface FeatureModel {
  head: string[];
  /** Without lines there is none. */
  background: string[];
  scenarios: string[][];
  rules: RuleModel[];
  foot: string[];
  layout: Layout;
}

export interface RuleModel {
  head: string[];
  background: string[];
  scenarios: string[][];
}

export interface Layout {
  mark: boolean;
  /** One a line, again from the first where there are more lines. */
  endings: readonly ('\n' | '\r\n' | '\r')[];
  finalNewline: boolean;
}

/** The lines of a model, without endings. */
export const contentsOf = (model: FeatureModel): string[] => [
  ...model.head,
  ...model.background,
  ...model.scenarios.flat(),
  ...model.rules.flatMap(({ head, background, scenarios }) => [...head, ...background, ...scenarios.flat()]),
  ...model.foot,
];

/** The text of a model. A lone CR is not put before an empty line that LF would end: that would be one CRLF. */
export function written(model: FeatureModel): string {
  const { mark, endings, finalNewline } = model.layout;
  const contents = contentsOf(model);
  const text = contents
    .map((content, index) => {
      const ending = endings[index % endings.length] ?? '\n';
      const next = contents[index + 1] === '' ? endings[(index + 1) % endings.length] : undefined;
      const last = index === contents.length - 1 && !finalNewline;
      return content + (last ? '' : ending === '\r' && next === '\n' ? '\n' : ending);
    })
    .join('');
  return (mark ? '\uFEFF' : '') + text;
}
