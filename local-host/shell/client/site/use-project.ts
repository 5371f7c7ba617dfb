import { jira } from './api';
import type { Project } from './jira-types';
import { type Loaded, useLoad } from './use-load';

/** A project with its issue types. */
export function useProject(projectKey: string): Loaded<Project> {
  const path = `project/${encodeURIComponent(projectKey)}`;
  return useLoad(path, () => jira<Project>('GET', path));
}
