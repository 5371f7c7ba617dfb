import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { PanelScenario, TestType } from '../../../src/invoke-api';
import { ApiFailure } from '../api';
import { Confirm } from '../components/confirm';
import { Failure } from '../components/failure';
import { OpenPage } from '../components/open-page';
import { useAction } from '../hooks/use-action';
import { useFocusBack } from '../hooks/use-focus-back';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import type { PanelCall } from './panel';
import type { ScenarioEdits } from './use-scenario-edits';

interface Props {
  scenario: PanelScenario;
  projectKey: string;
  call: PanelCall;
  edits: ScenarioEdits;
  reload: () => Promise<void>;
}

/** Edit, change the test type, unlink, delete. */
export function ScenarioActions({ scenario, projectKey, call, edits, reload }: Props) {
  const [asking, setAsking] = useState(false);
  const opener = useFocusBack(asking);
  const once = useOnce();
  const { featureId, id: scenarioId, text, textHash, testType, locked } = scenario;
  const other: TestType = testType === 'manual' ? 'automated' : 'manual';

  const retype = useAction(async () => {
    const payload = { featureId, scenarioId, text, textHash, testType: other };
    const saved = await onConflictReload(once((edit) => call('edit', edit), payload));
    edits.edited(saved.scenario);
  });
  const remove = useAction(async () => {
    const payload = { featureId, scenarioId, textHash };
    const taken = await onConflictReload(once((removal) => call('remove', removal), payload));
    edits.removed({ ...scenario, ...taken });
  });
  const unlink = useAction(() => edits.unlink(scenario));
  const onConflictReload = async <T,>(outcome: Promise<T>): Promise<T> => {
    try {
      return await outcome;
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'Conflict') throw error;
      await reload();
      setAsking(false);
      throw new ApiFailure('Conflict', strings.panel.changedSince);
    }
  };

  const begin = (next: () => void): void => {
    edits.dismiss();
    next();
  };
  const failure = retype.failure ?? remove.failure;
  return (
    <>
      {failure && <Failure failure={failure} title={strings.editor.failed} />}
      {unlink.failure && <Failure failure={unlink.failure} title={strings.panel.notUnlinked} />}
      {locked && (
        <>
          <p className="bp-subtle">{strings.panel.locked[locked](scenario.featureName)}</p>
          <div className="bp-actions">
            <OpenPage page="specification" projectKey={projectKey}>
              {strings.panel.openFeatures}
            </OpenPage>
          </div>
        </>
      )}
      {asking ? (
        <Confirm
          title={strings.panel.removeTitle}
          confirm={strings.panel.remove}
          busy={remove.busy}
          onConfirm={() => void remove.run()}
          onCancel={() => setAsking(false)}
        >
          <p>{strings.panel.removeText(scenario.featureName)}</p>
        </Confirm>
      ) : (
        <div className="bp-actions">
          {!locked && (
            <>
              <Button onClick={() => edits.startEdit(scenario)}>{strings.panel.edit}</Button>
              <Button
                appearance="subtle"
                isLoading={retype.busy}
                onClick={() => begin(() => void retype.run())}
              >
                {other === 'manual' ? strings.panel.makeManual : strings.panel.makeAutomated}
              </Button>
            </>
          )}
          <Button appearance="subtle" isLoading={unlink.busy} onClick={() => begin(() => void unlink.run())}>
            {strings.panel.unlink}
          </Button>
          {!locked && (
            <Button ref={opener} appearance="subtle" onClick={() => begin(() => setAsking(true))}>
              {strings.panel.remove}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
