import { AppFrame } from '../bridge/AppFrame';
import { Icon } from '../components/Icon';
import { Menu } from '../components/Menu';
import { AppIcon } from '../components/AppIcon';
import type { ShellModule } from '../../site-view';

interface Props {
  module: ShellModule;
  issueKey: string;
  refresh: () => void;
  remove: () => Promise<void>;
}

export const panelId = ({ key }: ShellModule) => `panel-${key}`;

/** A `jira:issuePanel`: the app's working area, between description and activity. */
export function IssuePanel({ module, issueKey, refresh, remove }: Props) {
  return (
    <section className="issue-panel" id={panelId(module)} aria-label={module.title}>
      <header className="section-header">
        <AppIcon module={module} />
        <h2>{module.title}</h2>
        <Menu
          align="right"
          label={`Actions of ${module.title}`}
          triggerClass="icon-button"
          trigger={<Icon name="more" />}
        >
          {(close) => (
            <ul className="menu-list">
              <li>
                <button type="button" onClick={() => void remove().then(close)}>
                  Remove from this issue
                </button>
              </li>
            </ul>
          )}
        </Menu>
      </header>
      <AppFrame module={module} context={{ issueKey }} refresh={refresh} />
    </section>
  );
}
