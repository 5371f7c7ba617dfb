import { useRef } from 'react';
import { syntaxOf } from '@behave-pro/core/gherkin/source-files';
import type {
  FeatureScenario,
  FeatureSummary,
  FeatureView,
  ScenarioChange,
} from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import type { Done } from '../../components/said';

export interface ScenarioChanges {
  /** Something is asked or done now: what was said of a change before is old news. */
  begin(): void;
  /** Rejects with `ApiFailure`. */
  make(scenario: FeatureScenario, change: ScenarioChange): Promise<void>;
  /** Features a scenario can go to. */
  targets(): readonly FeatureSummary[];
  /** Moves it there. Rejects with `ApiFailure`. */
  moveTo(scenario: FeatureScenario, target: FeatureSummary): Promise<void>;
  /** Says once of a scenario that was just copied or brought back that its row takes the focus. */
  takesFocus(scenarioId: string): boolean;
}

interface Deps {
  call: ProjectCall;
  feature: Pick<FeatureView, 'id' | 'language'>;
  /** All of the project. */
  features: readonly FeatureSummary[];
  /** Another feature of the project changed as well. */
  onOthers: () => void;
  /** Opens a feature of the project. */
  onOpen: (featureId: string) => void;
  /** Gets the feature as it then is. */
  show: (feature: FeatureView, done: Done) => void;
  reload: () => Promise<void>;
  begin: () => void;
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
export function useScenarioChanges(deps: Deps): ScenarioChanges {
  const { call, feature: opened, features, onOthers, onOpen, show, reload, begin } = deps;
  const featureId = opened.id;
  const once = useOnce();
  const restoreOnce = useOnce();
  const moveOnce = useOnce();
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
      throw await looked(error);
    }
  };
  const moveTo = async (scenario: FeatureScenario, target: FeatureSummary): Promise<void> => {
    const { id: scenarioId, textHash } = scenario;
    try {
      const payload = { featureId, scenarioId, textHash, targetId: target.id };
      const { feature } = await moveOnce((move) => call('moveToFeature', move), payload);
      const name = target.name || strings.features.untitled;
      show(feature, {
        text: words.movedTo(nameOf(scenario), name),
        next: { label: words.openTarget(name), run: () => onOpen(target.id) },
      });
      onOthers();
    } catch (error) {
      throw await looked(error);
    }
  };
  /** The error, once what is there now has been loaded where that is what it is about. */
  const looked = async (error: unknown): Promise<unknown> => {
    if (!(error instanceof ApiFailure) || error.code !== 'Conflict') return error;
    await reload();
    return new ApiFailure('Conflict', strings.panel.changedSince);
  };
  const takesFocus = (scenarioId: string): boolean => {
    if (appeared.current !== scenarioId) return false;
    appeared.current = undefined;
    return true;
  };
  const targets = (): FeatureSummary[] =>
    features.filter(
      ({ id, language, draft, path }) =>
        id !== featureId && language === opened.language && !draft && syntaxOf(path) === 'gherkin',
    );
  return { begin, make, targets, moveTo, takesFocus };
}
