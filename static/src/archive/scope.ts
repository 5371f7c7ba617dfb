import type { ArchiveCall } from './read-project';

/** A project of Jira. */
export interface Target {
  id: string;
  key: string;
  name: string;
}

/** From where archives are made and brought in. */
export interface ArchiveScope {
  of: 'project' | 'site';
  call: ArchiveCall;
  /** What there is to export. */
  projects(): Promise<readonly Target[]>;
  /** Projects that something can go into, those with these keys among them. */
  targets(keys: readonly string[]): Promise<readonly Target[]>;
}
