import type { AdminProject, AdminView } from '../../../src/invoke-api';
import type { AdminCall } from './admin';

/**
 * Everything. A site may have more projects than one answer lists: those of `keys` that it lacks are asked for one by
 * one.
 */
export async function loadAll(call: AdminCall, keys: readonly string[]): Promise<AdminView> {
  const view = await call('load', {});
  const missing = keys.filter((wanted) => !view.projects.some(({ key }) => key === wanted));
  const found = await Promise.all(missing.map((query) => call('load', { query })));
  const more = found.flatMap(({ projects }, index) => projects.filter(({ key }) => key === missing[index]));
  return { ...view, projects: [...view.projects, ...more] };
}

/** The same, but of the projects only these anew: Jira counts every project that it lists. */
export async function loadProjects(
  call: AdminCall,
  now: AdminView,
  projects: readonly AdminProject[],
): Promise<AdminView> {
  const answers = await Promise.all(projects.map(({ key }) => call('load', { query: key })));
  const fresh = answers.flatMap((answer) => answer.projects);
  return {
    ...(answers[0] ?? now),
    projects: now.projects.map((one) => fresh.find(({ id }) => id === one.id) ?? one),
    more: now.more,
  };
}
