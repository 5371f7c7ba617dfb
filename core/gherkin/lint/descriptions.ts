import type { FeatureDocument, ScenarioNode } from '../document';
import { dialectOf } from '../language';
import { isBlank, isComment, isTagLine } from '../lines';

/** A line that is read as description: free text that no tool runs. */
export interface DescriptionLine {
  line: number;
  /** Without white space around it. */
  text: string;
  /** Nothing but a blank line or the keyword line stands above it, comments aside. */
  opensParagraph: boolean;
}

export interface Description {
  /** A feature or rule has no steps of its own. */
  of: 'feature' | 'rule' | 'background' | 'scenario';
  lines: DescriptionLine[];
}

function linesBetween({ lines }: FeatureDocument, after: number, before: number): DescriptionLine[] {
  const found: DescriptionLine[] = [];
  let opensParagraph = true;
  for (let line = after + 1; line < before; line += 1) {
    const content = lines[line - 1]?.content ?? '';
    if (isBlank(content)) opensParagraph = true;
    if (isBlank(content) || isComment(content)) continue;
    found.push({ line, text: content.trim(), opensParagraph });
    opensParagraph = false;
  }
  return found;
}

/** The line a scenario's description ends before. */
function descriptionEnd(document: FeatureDocument, scenario: ScenarioNode): number {
  const [step] = scenario.steps;
  if (step) return step.line;
  const examples = (dialectOf(document.language)?.examples ?? []).map((keyword) => `${keyword}:`);
  for (let line = scenario.line + 1; line <= scenario.endLine; line += 1) {
    const content = document.lines[line - 1]?.content.trimStart() ?? '';
    if (isTagLine(content) || examples.some((keyword) => content.startsWith(keyword))) return line;
  }
  return scenario.endLine + 1;
}

/** Every description of a document, in no particular order. */
export function descriptionsOf(document: FeatureDocument): Description[] {
  // Prose is what Markdown is for.
  if (document.syntax === 'markdown') return [];
  const { feature, background, rules, scenarios } = document;
  const backgrounds = [background, ...rules.map((rule) => rule.background)].filter(
    (node) => node !== undefined,
  );
  const described: Description[] = [
    ...(feature
      ? [{ of: 'feature' as const, lines: linesBetween(document, feature.line, feature.endLine + 1) }]
      : []),
    ...rules.map((rule) => ({
      of: 'rule' as const,
      lines: linesBetween(document, rule.line, rule.endLine + 1),
    })),
    ...backgrounds.map(({ startLine, endLine, steps: [step] }) => ({
      of: 'background' as const,
      lines: linesBetween(document, startLine, step?.line ?? endLine + 1),
    })),
    ...scenarios.map((scenario) => ({
      of: 'scenario' as const,
      lines: linesBetween(document, scenario.line, descriptionEnd(document, scenario)),
    })),
  ];
  return described.filter(({ lines }) => lines.length > 0);
}
