import { useRef } from 'react';
import type { FeatureScenario, FeatureView, ScenarioChange } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import type { Done } from '../said';

export interface ScenarioChanges {
  /** Rejects with `ApiFailure`. */
  make(scenario: FeatureScenario, change: ScenarioChange): Promise<void>;
  /** Says once of a scenario that was just copied or brought back that its row takes the focus. */
  takesFocus(scenarioId: string): boolean;
}

interface Deps {
  call: ProjectCall;
  featureId: string;
  /** Gets the feature as it then is. */
  show: (feature: FeatureView, done: Done) => void;
  reload: () => Promise<void>;
}

const words = strings.scenarios;

const nameOf = ({ name }: FeatureScenario): string => name || strings.panel.untitled;

/** What is said of a change, by the feature as it is after it; nothing of a removal. */
function said(after: FeatureView, scenarioId: string, before: string, change: ScenarioChange): string {
  const at = after.scenarios.findIndex(({ id }) => id === scenarioId);
  const scenario = after.scenarios[at];
  if (!scenario) return strings.panel.removed(before);
  const name = nameOf(scenario);
  switch (change.kind) {
    case 'rename':
      return words.renamed(before, name);
    case 'duplicate':
      return words.duplicated(
        name,
        scenario.issues.map(({ key }) => key),
      );
    case 'move':
      return words.moved(name, at + 1, after.scenarios.length, scenario.ruleName);
    case 'testType':
      return words.retyped(name, scenario.testType);
    case 'remove':
      return strings.panel.removed(before);
  }
}

/** Changes of single scenarios of a feature. */
export function useScenarioChanges({ call, featureId, show, reload }: Deps): ScenarioChanges {
  const once = useOnce();
  const restoreOnce = useOnce();
  const appeared = useRef<string>();
  const make = async (scenario: FeatureScenario, change: ScenarioChange): Promise<void> => {
    const { id: scenarioId, textHash } = scenario;
    const before = nameOf(scenario);
    const bringBack = async (): Promise<void> => {
      const place = { featureId, scenarioId };
      const { feature } = await restoreOnce((payload) => call('bringBack', payload), place);
      appeared.current = scenarioId;
      show(feature, { text: strings.panel.restored(before) });
    };
    try {
      const payload = { featureId, scenarioId, textHash, change };
      const { feature, copyId } = await once((made) => call('changeScenario', made), payload);
      appeared.current = copyId;
      show(feature, {
        text: said(feature, copyId ?? scenarioId, before, change),
        ...(change.kind === 'remove' && { undo: bringBack }),
      });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'Conflict') throw error;
      await reload();
      throw new ApiFailure('Conflict', strings.panel.changedSince);
    }
  };
  const takesFocus = (scenarioId: string): boolean => {
    if (appeared.current !== scenarioId) return false;
    appeared.current = undefined;
    return true;
  };
  return { make, takesFocus };
}
