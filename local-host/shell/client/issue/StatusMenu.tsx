import { useState } from 'react';
import { Icon } from '../components/Icon';
import { statusTone, StatusLozenge } from '../components/Lozenge';
import { Menu } from '../components/Menu';
import { jira } from '../site/api';
import { useFlags } from '../site/flags';
import type { Issue, Transition } from '../site/jira-types';

/** The issue's status and the transitions that lead out of it. */
export function StatusMenu({ issue, reload }: { issue: Issue; reload: () => void }) {
  const flags = useFlags();
  const [transitions, setTransitions] = useState<Transition[]>();
  const path = `issue/${issue.key}/transitions`;
  const { status } = issue.fields;
  const load = async () =>
    setTransitions((await jira<{ transitions: Transition[] }>('GET', path)).transitions);
  const go = async ({ id }: Transition) => {
    try {
      await jira('POST', path, { transition: { id } });
      reload();
    } catch (error) {
      const description = (error as Error).message;
      flags.show({ id: 'status', type: 'error', title: 'The status was not changed', description });
    }
  };
  return (
    <Menu
      label={`Status: ${status.name}. Change it`}
      triggerClass={`status-button lozenge-${statusTone(status)}`}
      trigger={
        <>
          {status.name} <Icon name="chevronDown" />
        </>
      }
      onOpen={() => void load()}
    >
      {(close) => (
        <ul className="menu-list">
          {transitions === undefined && <li className="menu-note">Loading…</li>}
          {transitions?.length === 0 && <li className="menu-note">You can't change the status.</li>}
          {transitions?.map((transition) => (
            <li key={transition.id}>
              <button type="button" onClick={() => void go(transition).then(close)}>
                {transition.name} <StatusLozenge status={transition.to} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}
