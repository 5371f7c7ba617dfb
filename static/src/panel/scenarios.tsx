import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import { useState } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { Notice } from '../components/notice';
import type { Live } from '../hooks/use-live';
import { strings } from '../strings';
import { summary } from './counts';
import { AddScenario } from './editor';
import { Empty } from './empty';
import type { PanelCall } from './panel';
import { ScenarioItem } from './scenario-item';
import { useScenarioEdits } from './use-scenario-edits';

interface Props extends Pick<Live<PanelView>, 'reload' | 'update'> {
  view: PanelView;
  call: PanelCall;
}

/** The list of an enabled project's issue and everything that can be done with it. */
export function Scenarios({ view, call, reload, update }: Props) {
  const edits = useScenarioEdits({ call, reload, update });
  const [adding, setAdding] = useState(false);
  const { canEdit } = view.access;
  const shown = edits.withEdited(view.scenarios);
  const added = (scenario: PanelScenario): void => {
    setAdding(false);
    edits.added(scenario);
  };
  return (
    <section aria-label={strings.panel.scenarios}>
      {!canEdit && <p className="bp-readonly">{view.access.readOnlyReason ?? strings.panel.readOnly}</p>}
      {(shown.length > 0 || adding) && (
        <header className="bp-panel-header">
          <p className="bp-subtle">{view.scenarios.length > 0 && summary(view.scenarios)}</p>
          {canEdit && !adding && (
            <Button iconBefore={AddIcon} onClick={() => setAdding(true)}>
              {strings.panel.add}
            </Button>
          )}
        </header>
      )}
      {edits.notice && <Notice {...edits.notice} onDismiss={edits.dismiss} />}
      {edits.failure && <Failure failure={edits.failure} title={strings.editor.failed} />}
      {adding && <AddScenario view={view} call={call} onAdded={added} onCancel={() => setAdding(false)} />}
      {shown.length === 0 && !adding && <Empty onAdd={canEdit ? () => setAdding(true) : undefined} />}
      <ul className="bp-list">
        {shown.map((scenario) => (
          <ScenarioItem
            key={scenario.id}
            scenario={scenario}
            view={view}
            call={call}
            edits={edits}
            reload={reload}
          />
        ))}
      </ul>
      {view.hidden > 0 && <p className="bp-subtle">{strings.panel.hidden(view.hidden)}</p>}
    </section>
  );
}
