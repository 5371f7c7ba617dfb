import type { ClosedFeature, FeatureChoice } from '../../../../src/invoke-api';
import { strings } from '../../strings';

export interface FeatureOption {
  value: string;
  label: string;
  /** The Gherkin language of the feature; a new one has the project's. */
  language?: string;
  /** What `add` is told. */
  choice: { id: string } | { name: string };
  /** Shown and not to be chosen; the label says why. */
  isDisabled?: true;
}

export type FeatureList =
  | { state: 'loading' }
  | { state: 'failed' }
  | {
      state: 'loaded';
      features: readonly FeatureChoice[];
      suggested: readonly string[];
      closed: readonly ClosedFeature[];
    };

const option = ({ id, name, language, scenarios }: FeatureChoice): FeatureOption => ({
  value: id,
  label: `${name} (${strings.editor.featureSize(scenarios)})`,
  language,
  choice: { id },
});

const closedOption = ({ name, why }: ClosedFeature, index: number): FeatureOption => ({
  value: `closed ${index}`,
  label: `${name} (${strings.editor.closed[why]})`,
  choice: { name },
  isDisabled: true,
});

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** The feature of a typed name that takes no scenario, where there is one: a new one is not meant then. */
export const closedNamed = (list: FeatureList, typed: string): ClosedFeature | undefined =>
  list.state === 'loaded' && !list.features.some(({ name }) => sameName(name, typed))
    ? list.closed.find(({ name }) => sameName(name, typed))
    : undefined;

/** Groups for the combobox: features this issue already uses, in the order suggested, the others, and those not to be chosen. */
export function optionGroups(list: FeatureList): { label: string; options: FeatureOption[] }[] {
  if (list.state !== 'loaded') return [];
  const suggested = list.suggested.flatMap((id) => list.features.filter((feature) => feature.id === id));
  const others = list.features.filter(({ id }) => !list.suggested.includes(id));
  return [
    { label: strings.editor.suggested, options: suggested.map(option) },
    { label: strings.editor.otherFeatures, options: others.map(option) },
    { label: strings.editor.closedFeatures, options: list.closed.map(closedOption) },
  ].filter(({ options }) => options.length > 0);
}

/** The feature most likely meant: the first one this issue already uses. */
export const firstSuggested = (list: FeatureList): FeatureOption | null => {
  if (list.state !== 'loaded') return null;
  const first = list.suggested.flatMap((id) => list.features.filter((feature) => feature.id === id))[0];
  return first ? option(first) : null;
};

/** A feature that will be made when a scenario is saved into it. */
export function newFeature(typed: string): FeatureOption {
  const name = typed.trim();
  return { value: name, label: strings.editor.newFeature(name), choice: { name } };
}

/** What a typed name means: the feature that has it, whatever its case, else a new one. */
export function featureNamed(list: FeatureList, typed: string): FeatureOption {
  const known = list.state === 'loaded' ? list.features : [];
  const same = known.find(({ name }) => sameName(name, typed));
  return same ? option(same) : newFeature(typed);
}

/**
 * What was chosen, by the list of now: a name may have been typed before the list was there.
 * `refused` is the feature of that name that takes no scenario.
 */
export function settled(
  list: FeatureList,
  chosen: FeatureOption | null,
): { feature: FeatureOption | null; refused?: ClosedFeature | undefined } {
  if (!chosen || !('name' in chosen.choice)) return { feature: chosen };
  const refused = closedNamed(list, chosen.choice.name);
  return { feature: refused ? null : featureNamed(list, chosen.choice.name), refused };
}
