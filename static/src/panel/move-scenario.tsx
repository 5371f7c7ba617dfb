import Button from '@atlaskit/button/new';
import { useCallback, useEffect, useState } from 'react';
import type { FeatureChoice, PanelScenario } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { MoveForm } from '../components/move-form';
import { Skeleton } from '../components/skeleton';
import { useAction } from '../hooks/use-action';
import { strings } from '../strings';
import type { PanelCall } from './panel';

interface Props {
  scenario: PanelScenario;
  call: PanelCall;
  /** Rejects with `ApiFailure`. */
  move: (targetId: string) => Promise<void>;
  onClose: () => void;
}

/** Asks to which feature of the project a scenario goes; those this issue already uses come first. */
export function MoveScenario({ scenario, call, move, onClose }: Props) {
  const [targets, setTargets] = useState<FeatureChoice[]>();
  const { run, failure } = useAction(
    useCallback(async () => {
      const { features, suggested } = await call('features', {});
      const fits = features.filter(
        ({ id, language }) => id !== scenario.featureId && language === scenario.language,
      );
      const used = fits.filter(({ id }) => suggested.includes(id));
      setTargets([...used, ...fits.filter(({ id }) => !suggested.includes(id))]);
    }, [call, scenario.featureId, scenario.language]),
  );
  useEffect(() => void run(), [run]);
  if (failure)
    return (
      <>
        <Failure failure={failure} title={strings.panel.featuresFailed} onRetry={() => void run()} />
        <div className="bp-actions">
          <Button appearance="subtle" onClick={onClose}>
            {strings.common.cancel}
          </Button>
        </div>
      </>
    );
  if (!targets) return <Skeleton rows={2} />;
  return (
    <MoveForm
      name={scenario.name}
      targets={targets.map(({ id, name }) => ({ id, label: name || strings.features.untitled }))}
      help={strings.panel.moveHelp}
      move={move}
      onClose={onClose}
    />
  );
}
