import { useState } from 'react';
import { Icon } from '../../components/Icon';
import { Menu } from '../../components/Menu';
import type { Issue } from '../../site/jira-types';
import { type IssueRight, useMay } from '../use-issue-rights';
import { CloneDialog } from './CloneDialog';
import { DeleteDialog } from './DeleteDialog';
import { MoveDialog } from './MoveDialog';

const ACTIONS: { name: string; needs: IssueRight; Dialog: typeof CloneDialog }[] = [
  { name: 'Clone', needs: 'CREATE_ISSUES', Dialog: CloneDialog },
  { name: 'Move', needs: 'MOVE_ISSUES', Dialog: MoveDialog },
  { name: 'Delete', needs: 'DELETE_ISSUES', Dialog: DeleteDialog },
];

/** The "…" of the issue view: what one may do to the issue as a whole. */
export function ActionsMenu({ issue }: { issue: Issue }) {
  const may = useMay();
  const [open, setOpen] = useState<string>();
  const offered = ACTIONS.filter(({ needs }) => may(needs));
  const chosen = ACTIONS.find(({ name }) => name === open);
  return (
    <>
      <Menu align="right" label="Actions" triggerClass="icon-button" trigger={<Icon name="more" />}>
        {(close) => (
          <ul className="menu-list">
            {offered.length === 0 && <li className="menu-note">You may only read this issue.</li>}
            {offered.map(({ name }) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    setOpen(name);
                  }}
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Menu>
      {chosen && <chosen.Dialog issue={issue} onClose={() => setOpen(undefined)} />}
    </>
  );
}
