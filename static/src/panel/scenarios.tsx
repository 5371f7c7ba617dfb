import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import LinkIcon from '@atlaskit/icon/core/link';
import { useState } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { Notice } from '../components/notice';
import { countsOf, summary } from '../counts';
import { useFocusBack } from '../hooks/use-focus-back';
import type { Live } from '../hooks/use-live';
import { strings } from '../strings';
import { AddScenario } from './editor';
import { Empty } from './empty';
import { LinkScenario } from './link-scenario';
import type { PanelCall } from './panel';
import { ScenarioItem } from './scenario-item';
import { useScenarioEdits } from './use-scenario-edits';

interface Props extends Pick<Live<PanelView>, 'reload' | 'update'> {
  view: PanelView;
  call: PanelCall;
}

/** The list of an enabled project's issue and everything that can be done with it. */
export function Scenarios({ view, call, reload, update }: Props) {
  const edits = useScenarioEdits({ call, issueKey: view.issue.key, reload, update });
  const { notice } = edits;
  const [open, setOpen] = useState<'add' | 'link'>();
  const addOpener = useFocusBack(open === 'add');
  const linkOpener = useFocusBack(open === 'link');
  const start = (what: 'add' | 'link'): void => {
    edits.dismiss();
    setOpen(what);
  };
  const close = (): void => setOpen(undefined);
  const { canEdit, lapse, readOnlyReason } = view.access;
  const shown = edits.withEdited(view.scenarios);
  const added = (scenario: PanelScenario): void => {
    close();
    edits.added(scenario);
  };
  return (
    <section aria-label={strings.panel.scenarios}>
      {!canEdit && !lapse && <p className="bp-readonly">{readOnlyReason ?? strings.panel.readOnly}</p>}
      {(shown.length > 0 || open) && (
        <header className="bp-panel-header">
          <p className="bp-subtle">{view.scenarios.length > 0 && summary(countsOf(view.scenarios))}</p>
          {canEdit && !open && (
            <div className="bp-actions">
              <Button
                ref={linkOpener}
                appearance="subtle"
                iconBefore={LinkIcon}
                onClick={() => start('link')}
              >
                {strings.link.open}
              </Button>
              <Button ref={addOpener} iconBefore={AddIcon} onClick={() => start('add')}>
                {strings.panel.add}
              </Button>
            </div>
          )}
        </header>
      )}
      {notice && (
        <Notice key={notice.of} text={notice.text} action={notice.action} onDismiss={edits.dismiss} />
      )}
      {edits.failure && <Failure failure={edits.failure} title={strings.editor.failed} />}
      {open === 'add' && <AddScenario view={view} call={call} onAdded={added} onCancel={close} />}
      {open === 'link' && (
        <LinkScenario
          call={call}
          linked={new Set(view.scenarios.map(({ id }) => id))}
          link={edits.link}
          onClose={close}
        />
      )}
      {shown.length === 0 && !open && (
        <Empty
          onAdd={canEdit ? () => start('add') : undefined}
          onLink={() => start('link')}
          addRef={addOpener}
          linkRef={linkOpener}
        />
      )}
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
