import { Layout } from './components/Layout';
import { IssuePage } from './issue/IssuePage';
import { AppsPage } from './pages/AppsPage';
import { ModulePage } from './pages/ModulePage';
import { NotFound } from './pages/NotFound';
import { ProjectPage } from './pages/ProjectPage';
import { ProjectsPage } from './pages/ProjectsPage';
import { ProjectDetailsPage } from './pages/ProjectDetailsPage';
import { SearchPage } from './pages/SearchPage';

/** Shows what the address says; links load the page anew, so the address never changes under it. */
export function App() {
  const parts = window.location.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  return <Layout projectKey={projectOf(parts)}>{pageFor(parts)}</Layout>;
}

function projectOf([first, key]: string[]): string | undefined {
  if (first === 'browse') return key?.replace(/-\d+$/, '').toUpperCase();
  return first === 'projects' ? key : undefined;
}

function pageFor([first, key, section, , moduleKey]: string[]) {
  if (first === undefined || (first === 'projects' && !key)) return <ProjectsPage />;
  if (first === 'issues') return <SearchPage />;
  if (first === 'browse' && key) return <IssuePage issueKey={key} />;
  if (first === 'admin' && key === 'apps' && !section) return <AppsPage />;
  if (first === 'admin' && section) return <ModulePage type="jira:adminPage" moduleKey={section} />;
  if (first !== 'projects' || !key) return <NotFound />;
  if (!section) return <ProjectPage projectKey={key} />;
  if (section === 'apps') return <ProjectModule projectKey={key} />;
  if (section !== 'settings') return <NotFound />;
  if (!moduleKey) return <ProjectDetailsPage projectKey={key} />;
  return <ModulePage type="jira:projectSettingsPage" moduleKey={moduleKey} projectKey={key} />;
}

function ProjectModule({ projectKey }: { projectKey: string }) {
  const moduleKey = window.location.pathname.split('/')[4] ?? '';
  return <ModulePage type="jira:projectPage" moduleKey={moduleKey} projectKey={projectKey} />;
}
