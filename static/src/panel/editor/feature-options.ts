import type { FeatureChoice } from '../../../../src/invoke-api';
import { strings } from '../../strings';

export interface FeatureOption {
  value: string;
  label: string;
  /** The Gherkin language of the feature; a new one has the project's. */
  language?: string;
  /** What `add` is told. */
  choice: { id: string } | { name: string };
}

export type FeatureList =
  | { state: 'loading' }
  | { state: 'failed' }
  | { state: 'loaded'; features: readonly FeatureChoice[]; suggested: readonly string[] };

const option = ({ id, name, language, scenarios }: FeatureChoice): FeatureOption => ({
  value: id,
  label: `${name} (${strings.editor.featureSize(scenarios)})`,
  language,
  choice: { id },
});

/** Groups for the combobox: features this issue already uses, in the order suggested, then the others. */
export function optionGroups(list: FeatureList): { label: string; options: FeatureOption[] }[] {
  if (list.state !== 'loaded') return [];
  const suggested = list.suggested.flatMap((id) => list.features.filter((feature) => feature.id === id));
  const others = list.features.filter(({ id }) => !list.suggested.includes(id));
  return [
    { label: strings.editor.suggested, options: suggested.map(option) },
    { label: strings.editor.otherFeatures, options: others.map(option) },
  ].filter(({ options }) => options.length > 0);
}

/** The feature most likely meant: the first one this issue already uses. */
export const firstSuggested = (list: FeatureList): FeatureOption | null =>
  list.state === 'loaded' && list.suggested.length > 0 ? (optionGroups(list)[0]?.options[0] ?? null) : null;

/** What a typed name means: the feature that has it, whatever its case, else a new one. */
export function featureNamed(list: FeatureList, typed: string): FeatureOption {
  const name = typed.trim();
  const known = list.state === 'loaded' ? list.features : [];
  const same = known.find((feature) => feature.name.trim().toLowerCase() === name.toLowerCase());
  return same ? option(same) : { value: name, label: strings.editor.newFeature(name), choice: { name } };
}
