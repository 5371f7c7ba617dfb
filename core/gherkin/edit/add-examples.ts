import type { FeatureDocument, TextProblem } from '../document';
import { exampleSkeleton } from '../example-skeleton';
import { oneLine } from '../new-feature';
import { addEntry, type ScenarioEntry } from '../scenario-table';
import { addScenario } from './add-scenario';
import type { Listed } from './edit-listed';
import { ruleOf } from './move-scenario';
import { refused } from './result';
import { addRule } from './rules';

/** A rule of an example map, and what of it is to be written. */
export interface RuleToWrite {
  name: string;
  /** Ids of scenarios that show it: where no rule has its name, it is the one they stand in. */
  shownBy: readonly string[];
  examples: readonly { name: string; entry: ScenarioEntry }[];
}

export type WrittenRules =
  | {
      ok: true;
      document: FeatureDocument;
      scenarios: ScenarioEntry[];
      /** One a rule: it was not in the feature before. */
      made: boolean[];
    }
  /** `name` is that of the rule or example that cannot be written. */
  | { ok: false; name: string; problems: TextProblem[] };

/**
 * The position of the rule in the feature, -1 for none: one of this name, that where what shows it stands before others; or
 * where that stands under whatever name. A scenario may stand under another rule than its card does.
 */
function placeOf({ document, scenarios }: Listed, { name, shownBy }: RuleToWrite): number {
  const shown = document.scenarios[scenarios.findLastIndex(({ id }) => shownBy.includes(id))];
  const place = shown ? ruleOf(document, shown.line) : -1;
  const isNamed = (rule: { name: string } | undefined): boolean => rule?.name === oneLine(name);
  const named = isNamed(document.rules[place]) ? place : document.rules.findIndex(isNamed);
  return named >= 0 ? named : place;
}

/**
 * Writes rules and their examples into a feature: each example as a scenario that is only named, at the end of its rule; a rule
 * that is not there yet at the end of the feature. Every other line stays byte for byte.
 */
export function addExamples(before: Listed, rules: readonly RuleToWrite[]): WrittenRules {
  let { document } = before;
  let scenarios = [...before.scenarios];
  const made: boolean[] = [];
  for (const rule of rules) {
    const known = placeOf({ document, scenarios }, rule);
    const added = known < 0 ? addRule(document, rule.name) : undefined;
    if (added && !added.ok) return { ok: false, name: rule.name, problems: added.problems };
    if (added) ({ document } = added);
    made.push(known < 0);
    const inRule = known < 0 ? document.rules.length - 1 : known;
    for (const { name, entry } of rule.examples) {
      const written = oneLine(name)
        ? addScenario(document, exampleSkeleton(name, document.language), { inRule })
        : refused('An example needs a name.');
      if (!written.ok) return { ok: false, name, problems: written.problems };
      const kept = written.document.scenarios[written.index]?.name === oneLine(name);
      if (!kept) return { name, ...refused('Gherkin would read this name as something else: change it.') };
      ({ document } = written);
      scenarios = addEntry(scenarios, written.index, entry);
    }
  }
  return { ok: true, document, scenarios, made };
}
