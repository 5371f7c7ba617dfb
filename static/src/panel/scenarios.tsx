import { useState } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { Notice } from '../components/notice';
import { OnDemand } from '../components/on-demand';
import { useFocusBack } from '../hooks/use-focus-back';
import type { Live } from '../hooks/use-live';
import { strings } from '../strings';
import { Agreement } from './agreement/agreement';
import { useDefects } from './defects/use-defects';
import { AddScenario } from './editor';
import { Empty } from './empty';
import { ChildIssues, OfferOfOriginal } from './family/family';
import { LinkScenario } from './link-scenario';
import type { PanelCall } from './panel';
import { PanelHeader, type Opened } from './panel-header';
import { ScenarioList } from './scenario-list';
import { useRank } from './use-rank';
import { useScenarioEdits } from './use-scenario-edits';

interface Props extends Pick<Live<PanelView>, 'reload' | 'update'> {
  view: PanelView;
  call: PanelCall;
}

const loadBoard = () => import('./board/index');

/** The list of an enabled project's issue, what people say of it, and everything that can be done with it. */
export function Scenarios({ view, call, reload, update }: Props) {
  const edits = useScenarioEdits({ call, issueKey: view.issue.key, reload, update });
  const { notice } = edits;
  const rank = useRank({ call, scenarios: view.scenarios, reload, update });
  const defects = useDefects({ call, reload, update, happened: edits.happened });
  const [open, setOpen] = useState<Opened>();
  const openers = {
    add: useFocusBack(open === 'add'),
    link: useFocusBack(open === 'link'),
    map: useFocusBack(open === 'map'),
  };
  const start = (what: Opened): void => {
    edits.dismiss();
    setOpen(what);
  };
  const close = (): void => setOpen(undefined);
  const { canEdit, lapse, readOnlyReason } = view.access;
  const shown = edits.withEdited(view.scenarios);
  const { children, original } = view.family ?? {};
  const isBare = shown.length === 0 && !open;
  // What begins a story is no help on an epic, nor beside scenarios that only have to be taken over.
  const isEmpty = isBare && children !== 'issues' && !(original && canEdit);
  const added = (scenario: PanelScenario): void => {
    close();
    edits.added(scenario);
  };
  return (
    <>
      <section aria-label={strings.panel.scenarios}>
        {!canEdit && !lapse && <p className="bp-readonly">{readOnlyReason ?? strings.panel.readOnly}</p>}
        {open === 'map' && (
          <OnDemand load={loadBoard}>
            {({ Board }) => (
              <Board
                call={call}
                reload={reload}
                onMade={(what) => {
                  close();
                  edits.happened(what);
                }}
                onClose={close}
              />
            )}
          </OnDemand>
        )}
        {/* What is being written in an editor of the list stays while the map is looked at. */}
        <div className="bp-panel-body" hidden={open === 'map'}>
          {children === 'issues' && <ChildIssues view={view} call={call} />}
          <OfferOfOriginal view={view} call={call} onDone={edits.happened} />
          {!isEmpty && <PanelHeader view={view} open={open} openers={openers} onOpen={start} />}
          {isBare && !isEmpty && <p className="bp-subtle">{strings.context.none}</p>}
          {notice && (
            <Notice key={notice.of} text={notice.text} action={notice.action} onDismiss={edits.dismiss} />
          )}
          {edits.failure && <Failure failure={edits.failure} title={strings.editor.failed} />}
          {rank.failure && <Failure failure={rank.failure} title={strings.panel.notRanked} />}
          {open === 'add' && <AddScenario view={view} call={call} onAdded={added} onCancel={close} />}
          {open === 'link' && (
            <LinkScenario
              call={call}
              linked={new Set(view.scenarios.map(({ id }) => id))}
              link={edits.link}
              onClose={close}
            />
          )}
          {isEmpty && (
            <Empty canEdit={canEdit} canMap={view.agreement.canVote} onOpen={start} openers={openers} />
          )}
          <ScenarioList
            shown={shown}
            view={view}
            call={call}
            edits={edits}
            defects={defects}
            rank={rank}
            reload={reload}
          />
          {children === 'subtasks' && <ChildIssues view={view} call={call} />}
          {view.hidden > 0 && <p className="bp-subtle">{strings.panel.hidden(view.hidden)}</p>}
        </div>
      </section>
      <div className="bp-panel-body" hidden={open === 'map'}>
        <Agreement view={view} call={call} reload={reload} update={update} />
      </div>
    </>
  );
}
