import type { ShellModule } from '../../site-view';
import type { BridgeMethod, FrameHost } from './frame-host';

interface Location {
  url?: string;
  type?: 'same-tab' | 'new-tab';
  target?: string;
  issueKey?: string;
  projectKey?: string;
  moduleKey?: string;
  path?: string;
}

export const navigate: BridgeMethod = (host, payload) => {
  const location = payload as Location;
  const url = location.url === undefined ? urlOf(host, location) : checked(location.url);
  if (location.type === 'new-tab') window.open(url, '_blank', 'noopener');
  else window.location.assign(url);
};

export const getUrl: BridgeMethod = (host, payload) => urlOf(host, payload as Location);

export const reload: BridgeMethod = () => window.location.reload();

export const refresh: BridgeMethod = (host) => {
  host.refresh();
  return true;
};

/** Address of a module's page on this site; only page modules have one, and those of a project only with its key. */
export function modulePath(module: ShellModule, projectKey?: string): string | undefined {
  if (module.type === 'jira:adminPage') return `/admin/apps/${module.key}`;
  if (!projectKey) return undefined;
  const project = `/projects/${encodeURIComponent(projectKey)}`;
  if (module.type === 'jira:projectSettingsPage') return `${project}/settings/apps/${module.key}`;
  return module.type === 'jira:projectPage' ? `${project}/apps/${module.key}` : undefined;
}

function urlOf(host: FrameHost, location: Location): string {
  const path = pathOf(host, location);
  if (!path) throw new Error(`The navigation target ${location.target} is not modelled by the local host`);
  return new URL(path, window.location.origin).href;
}

function pathOf(
  host: FrameHost,
  { target, issueKey, projectKey, moduleKey, path }: Location,
): string | undefined {
  if (target === 'issue' && issueKey) return `/browse/${encodeURIComponent(issueKey)}`;
  if (target === 'projectSettingsDetails' && projectKey) {
    return `/projects/${encodeURIComponent(projectKey)}/settings`;
  }
  const module = host.site.modules.find(({ key }) => key === moduleKey);
  if (target !== 'module' || !module) return undefined;
  const start = modulePath(module, projectKey ?? host.context.projectKey);
  return start && path ? `${start}/${path.replace(/^\//, '')}` : start;
}

// An app must not get script into the site by an address.
function checked(url: string): string {
  const { protocol, href } = new URL(url, window.location.origin);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Error(`Only http addresses can be opened: ${url}`);
  return href;
}
