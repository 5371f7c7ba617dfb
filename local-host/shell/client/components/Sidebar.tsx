import { modulePath } from '../bridge/navigation';
import type { ShellModule } from '../../site-view';
import { jira } from '../site/api';
import { useSite } from '../site/context';
import type { Project } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { usePermission } from '../site/use-permission';
import { Icon, type IconName } from './Icon';

/** Navigation on the left: projects and, within one, its pages and settings with those of the app. */
export function Sidebar({ projectKey, open }: { projectKey?: string | undefined; open: boolean }) {
  const { modules } = useSite();
  const { data } = useLoad('projects', () => jira<{ values: Project[] }>('GET', 'project/search'));
  const siteAdmin = usePermission('ADMINISTER');
  const inSettings = window.location.pathname.includes('/settings');
  return (
    <nav className={`sidebar ${open ? 'sidebar-open' : ''}`} aria-label="Site">
      <ul>
        <Item href="/projects" icon="board" label="Projects" />
        <Item href="/issues/" icon="search" label="Search issues" />
        {siteAdmin.data &&
          pagesOf(modules, 'jira:adminPage').map((module) => <AppItem key={module.key} module={module} />)}
      </ul>
      <h2 id="sidebar-projects">Your projects</h2>
      <ul aria-labelledby="sidebar-projects">
        {data?.values.map(({ key, name }) => (
          <li key={key}>
            <a
              href={`/projects/${key}`}
              aria-current={key === projectKey ? undefined : current(`/projects/${key}`)}
            >
              <ProjectMark projectKey={key} />
              <span>{name}</span>
            </a>
            {key === projectKey && (
              <ul className="sidebar-nested">
                <Item href={`/projects/${key}`} icon="story" label="Issues" />
                {pagesOf(modules, 'jira:projectPage').map((module) => (
                  <AppItem key={module.key} module={module} projectKey={key} />
                ))}
                <Item href={`/projects/${key}/settings`} icon="settings" label="Project settings" />
                {inSettings && (
                  <li>
                    <ul className="sidebar-nested" aria-label="Apps">
                      {pagesOf(modules, 'jira:projectSettingsPage').map((module) => (
                        <AppItem key={module.key} module={module} projectKey={key} />
                      ))}
                    </ul>
                  </li>
                )}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A project's square with its first letter. */
export function ProjectMark({ projectKey }: { projectKey: string }) {
  return (
    <span className="project-mark" aria-hidden="true">
      {projectKey[0]}
    </span>
  );
}

export function AppIcon({ module }: { module: ShellModule }) {
  const { frameOrigin } = useSite();
  if (!module.iconPath) return null;
  return <img className="app-icon" src={frameOrigin + module.iconPath} alt="" width="16" height="16" />;
}

function Item({ href, icon, label }: { href: string; icon: IconName; label: string }) {
  return (
    <li>
      <a href={href} aria-current={current(href)}>
        <Icon name={icon} />
        <span>{label}</span>
      </a>
    </li>
  );
}

function AppItem({ module, projectKey }: { module: ShellModule; projectKey?: string }) {
  const href = modulePath(module, projectKey);
  return (
    <li>
      <a href={href} aria-current={current(href ?? '')}>
        <AppIcon module={module} />
        <span>{module.title}</span>
      </a>
    </li>
  );
}

const pagesOf = (modules: ShellModule[], type: ShellModule['type']) =>
  modules.filter((module) => module.type === type);

const current = (href: string) => (window.location.pathname === href ? 'page' : undefined);
