import type { ReactNode } from 'react';
import { modulePath } from '../bridge/navigation';
import type { ModuleType, ShellModule } from '../../site-view';
import { jira } from '../site/api';
import { useSite } from '../site/context';
import type { Project } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { usePermission } from '../site/use-permission';
import { AppIcon } from './AppIcon';
import { Icon, type IconName } from './Icon';

/** Navigation on the left: projects and, within one, its pages and settings; on the site's settings, theirs. */
export function Sidebar({ projectKey, open }: { projectKey?: string | undefined; open: boolean }) {
  const { data } = useLoad('projects', () => jira<{ values: Project[] }>('GET', 'project/search'));
  const inAdmin = window.location.pathname.startsWith('/admin');
  return (
    <nav className={`sidebar ${open ? 'sidebar-open' : ''}`} aria-label="Site">
      <ul>
        <Item href="/projects" icon="board" label="Projects" />
        <Item href="/issues/" icon="search" label="Search issues" />
      </ul>
      {inAdmin && <SiteSettings />}
      <h2 id="sidebar-projects">Your projects</h2>
      {data?.values.length === 0 && <p className="sidebar-note">None that you may see</p>}
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
            {key === projectKey && <ProjectItems projectKey={key} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SiteSettings() {
  const admin = usePermission('ADMINISTER');
  if (!admin.data) return null;
  return (
    <>
      <h2 id="sidebar-settings">Jira settings</h2>
      <ul aria-labelledby="sidebar-settings">
        <Item href="/admin/apps" icon="settings" label="Apps" />
        <li>
          <ul className="sidebar-nested" aria-label="Apps of the site">
            <AppItems type="jira:adminPage" />
          </ul>
        </li>
      </ul>
    </>
  );
}

function ProjectItems({ projectKey }: { projectKey: string }) {
  const admin = usePermission('ADMINISTER_PROJECTS', projectKey);
  const settings = `/projects/${projectKey}/settings`;
  return (
    <ul className="sidebar-nested">
      <Item href={`/projects/${projectKey}`} icon="story" label="Issues" />
      <Group label="Apps">
        <AppItems type="jira:projectPage" projectKey={projectKey} />
      </Group>
      {/* As on Jira, who may not change them is not shown the way there. */}
      {admin.data && <Item href={settings} icon="settings" label="Project settings" />}
      {admin.data && window.location.pathname.startsWith(settings) && (
        <li>
          <ul className="sidebar-nested">
            <Group label="Apps">
              <AppItems type="jira:projectSettingsPage" projectKey={projectKey} />
            </Group>
          </ul>
        </li>
      )}
    </ul>
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

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li>
      <span className="sidebar-group" aria-hidden="true">
        {label}
      </span>
      <ul aria-label={label}>{children}</ul>
    </li>
  );
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

function AppItems({ type, projectKey }: { type: ModuleType; projectKey?: string }) {
  const { modules } = useSite();
  return modules
    .filter((module) => module.type === type)
    .map((module) => (
      <AppItem key={module.key} module={module} href={modulePath(module, projectKey) ?? ''} />
    ));
}

function AppItem({ module, href }: { module: ShellModule; href: string }) {
  return (
    <li>
      <a href={href} aria-current={current(href)}>
        <AppIcon module={module} />
        <span>{module.title}</span>
      </a>
    </li>
  );
}

// A page of an app may have addresses below its own.
const current = (href: string) => {
  const { pathname } = window.location;
  const within = href.includes('/apps/') && pathname.startsWith(`${href}/`);
  return pathname === href || within ? 'page' : undefined;
};
