import type { FeatureView, ImportedFile, ImportFile, PanelView, ProjectView } from '../../src/invoke-api';
import type { Host } from './host';
import { ask, PANEL, SPECIFICATION } from './site';

/** What a member of projects sends to the import, and then sees of it. */
export interface ProjectImports {
  /** Sends files; `more` is what else the payload says. What it leaves to jobs is done when this resolves. */
  send(projectKey: string, files: ImportFile[], more?: object): Promise<ImportedFile[]>;
  feature(projectKey: string, featureId?: string): Promise<FeatureView>;
  pathsOf(projectKey: string): Promise<string[]>;
  /** Names of the scenarios of a story, in order. */
  onIssue(issueKey: string): Promise<string[]>;
}

/** `host` is asked for when it is there: tests start it before the first of them. */
export function projectImports(host: () => Host): ProjectImports {
  const call = <T>(projectKey: string, name: string, payload: object = {}): Promise<T> =>
    ask(host(), 'mira', SPECIFICATION, { projectKey }, name, payload);
  return {
    async send(projectKey, files, more = {}) {
      const payload = { writeId: crypto.randomUUID(), files, onExisting: 'replace', ...more };
      const { files: imported } = await call<{ files: ImportedFile[] }>(projectKey, 'import', payload);
      await host().local('POST', 'drain');
      return imported;
    },
    feature: async (projectKey, featureId = '') =>
      (await call<{ feature: FeatureView }>(projectKey, 'feature', { featureId })).feature,
    pathsOf: async (projectKey) =>
      (await call<ProjectView>(projectKey, 'load')).features.map(({ path }) => path),
    onIssue: async (issueKey) =>
      (await ask<PanelView>(host(), 'mira', PANEL, { issueKey }, 'load')).scenarios.map(({ name }) => name),
  };
}

/** What became of each file. */
export const outcomes = (imported: readonly ImportedFile[]) =>
  imported.map(({ path, outcome }) => [path, outcome]);
