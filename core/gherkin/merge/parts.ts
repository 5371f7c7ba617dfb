import type { FeatureDocument, RuleNode } from '../document';
import type { PlacedLine } from './placed-lines';

export interface ScenarioPart {
  /** Its position in the document. */
  index: number;
  name: string;
  lines: PlacedLine[];
}

/** What stands before the first rule, or a rule: header, background, scenarios. */
export interface Section {
  /** The rule it is, or nothing for what stands before the first. */
  rule?: RuleNode;
  name: string;
  head: PlacedLine[];
  background: PlacedLine[];
  scenarios: ScenarioPart[];
}

/** A text in parts. Each line is in exactly one: blanks and comments between two parts are in the second. */
export interface Parts {
  /** The feature's own first, then its rules. */
  sections: Section[];
  /** What stands below the last part. */
  end: PlacedLine[];
}

/** Takes a text apart; `undefined` when it holds no feature. `lines` are those the document was read from. */
export function partsOf(document: FeatureDocument, lines: readonly PlacedLine[]): Parts | undefined {
  const { feature, rules, scenarios } = document;
  if (!feature) return undefined;
  let at = 0;
  const upTo = (endLine: number): PlacedLine[] => lines.slice(at, (at = Math.max(at, endLine)));

  const starts = [undefined, ...rules];
  const sections = starts.map((rule, position): Section => {
    const next = starts[position + 1];
    const background = rule ? rule.background : document.background;
    const head = upTo(rule ? rule.endLine : feature.endLine);
    const own = scenarios.filter(
      ({ line }) => line > (rule?.line ?? 0) && line < (next?.line ?? Number.POSITIVE_INFINITY),
    );
    return {
      ...(rule ? { rule } : {}),
      name: rule ? rule.name : feature.name,
      head,
      background: background ? upTo(background.endLine) : [],
      scenarios: own.map(({ index, name, endLine }) => ({ index, name, lines: upTo(endLine) })),
    };
  });
  return { sections, end: lines.slice(at) };
}
