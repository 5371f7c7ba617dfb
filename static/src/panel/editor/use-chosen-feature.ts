import { useState } from 'react';
import type { ClosedFeature } from '../../../../src/invoke-api';
import type { PanelCall } from '../panel';
import { firstSuggested, settled, type FeatureList, type FeatureOption } from './feature-options';
import { useFeatures } from './use-features';

export interface ChosenFeature {
  list: FeatureList;
  feature: FeatureOption | null;
  /** The feature of the name that was typed, where it takes no scenario. */
  refused: ClosedFeature | undefined;
  /** Whether it is said that a feature has to be chosen. */
  missing: boolean;
  choose: (feature: FeatureOption | null) => void;
  /** Says that a feature has to be chosen, where none is. */
  showMissing: () => void;
}

/** The feature that something new goes to: until the person chooses, the suggestion, whenever it arrives. */
export function useChosenFeature(call: PanelCall): ChosenFeature {
  const list = useFeatures(call);
  const [chosen, setChosen] = useState<FeatureOption | null>();
  const [asked, setAsked] = useState(false);
  const { feature, refused } = settled(list, chosen === undefined ? firstSuggested(list) : chosen);
  return {
    list,
    feature,
    refused,
    missing: asked && !feature,
    choose: (value) => {
      setChosen(value);
      setAsked(false);
    },
    showMissing: () => setAsked(true),
  };
}
