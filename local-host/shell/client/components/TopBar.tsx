import { CreateIssue } from '../create/CreateIssue';
import { useTheme } from '../site/theme';
import { Icon } from './Icon';
import { SettingsMenu } from './SettingsMenu';
import { UserSwitcher } from './UserSwitcher';

interface Props {
  navigationOpen: boolean;
  onNavigation: () => void;
  projectKey?: string | undefined;
}

export function TopBar({ navigationOpen, onNavigation, projectKey }: Props) {
  const { colorMode, toggle } = useTheme();
  return (
    <header className="top-bar">
      <button
        type="button"
        className="icon-button navigation-toggle"
        aria-label="Navigation"
        aria-expanded={navigationOpen}
        onClick={onNavigation}
      >
        <Icon name="menu" />
      </button>
      <a className="brand" href="/projects">
        <img src="/_site/favicon.svg" alt="" width="24" height="24" />
        <span>Jira</span>
        <small>local stand-in</small>
      </a>
      <form className="top-search" role="search" aria-label="Site" action="/issues/">
        <Icon name="search" />
        <input type="search" name="jql" aria-label="Search issues with JQL" placeholder="Search with JQL" />
      </form>
      <CreateIssue projectKey={projectKey} />
      <div className="top-actions">
        <button
          type="button"
          className="icon-button"
          aria-label={colorMode === 'light' ? 'Switch to the dark theme' : 'Switch to the light theme'}
          onClick={toggle}
        >
          <Icon name={colorMode === 'light' ? 'moon' : 'sun'} />
        </button>
        <SettingsMenu />
        <UserSwitcher />
      </div>
    </header>
  );
}
