import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import LinkIcon from '@atlaskit/icon/core/link';
import WhiteboardIcon from '@atlaskit/icon/core/whiteboard';
import type { RefObject } from 'react';
import type { PanelView } from '../../../src/invoke-api';
import { countsOf, summary } from '../counts';
import { strings } from '../strings';
import { goToAgreement } from './agreement/agreement';

/** What is opened over or beside the list. */
export type Opened = 'add' | 'link' | 'map';
/** Each gets the focus back when what it opened has closed. */
export type Openers = Record<Opened, RefObject<HTMLButtonElement>>;

interface Props {
  view: PanelView;
  open?: Opened;
  openers: Openers;
  onOpen: (what: Opened) => void;
}

/** How the story stands, in one line, and the ways to more scenarios. */
export function PanelHeader({ view, open, openers, onOpen }: Props) {
  const { scenarios, agreement, access } = view;
  const said = strings.agreement.glance(agreement.readyCount, agreement.openQuestions);
  return (
    <header className="bp-panel-header">
      <div className="bp-summary">
        <p className="bp-subtle">{scenarios.length > 0 && summary(countsOf(scenarios))}</p>
        {said && (
          <button
            type="button"
            className="bp-link"
            title={strings.agreement.glanceGo}
            onClick={goToAgreement}
          >
            {said}
          </button>
        )}
      </div>
      {!open && (
        <div className="bp-actions">
          <Button
            ref={openers.map}
            appearance="subtle"
            iconBefore={WhiteboardIcon}
            onClick={() => onOpen('map')}
          >
            {access.canEdit || agreement.canVote ? strings.board.open : strings.board.look}
          </Button>
          {access.canEdit && (
            <>
              <Button
                ref={openers.link}
                appearance="subtle"
                iconBefore={LinkIcon}
                onClick={() => onOpen('link')}
              >
                {strings.link.open}
              </Button>
              <Button ref={openers.add} iconBefore={AddIcon} onClick={() => onOpen('add')}>
                {strings.panel.add}
              </Button>
            </>
          )}
        </div>
      )}
    </header>
  );
}
