import type { IssueType } from '@behave-pro/core/defects';
import { isAllowed, type Action, type JiraPermission, type LicenceState } from '@behave-pro/core/rules';
import type { Log } from './forge/log';
import type { Lapse } from './invoke-api';

/** Stands for the whole site where something is kept by project: no project has this id. */
export const SITE = 'site';

/** Who acts: a person in Jira, a pipeline with a key, or the app itself (queue, triggers). */
export type Who =
  | { kind: 'person'; accountId: string }
  | { kind: 'pipeline'; userId: string; projectId: string }
  | { kind: 'app' };

/** What Jira grants the acting person, by project id; read for this invocation only. */
export type Permissions = ReadonlyMap<string, ReadonlySet<JiraPermission>>;

/** Removals that were asked for and have not ended: of the site, and of projects by their ids. */
export interface Removals {
  /** Epoch milliseconds. */
  site?: number;
  projects: ReadonlyMap<string, { dueAt: number; isClosed: boolean }>;
}

/** The one value every use case takes. Built by the wrappers in `handlers/`, after licence and permission are checked. */
export interface Context {
  installation: string;
  who: Who;
  /** Milliseconds since the epoch. */
  now: number;
  licence: LicenceState;
  /** Present while the licence has lapsed. */
  lapse?: Lapse;
  removals: Removals;
  permissions: Permissions;
  log: Log;
}

/** The issue a person is looking at, as Jira answered for that person. */
export interface IssueFacts {
  id: string;
  key: string;
  projectId: string;
  projectKey: string;
  /** The issue that this one is a clone of, where this person may see it. */
  original?: Original;
  /** It has, or as an epic may have, issues below it. */
  children?: 'issues' | 'subtasks';
}

export interface Original {
  id: string;
  key: string;
  summary: string;
}

/** The project a person is looking at, as Jira answered for that person. */
export interface ProjectFacts {
  id: string;
  key: string;
  name: string;
}

export type IssueContext = Context & { issue: IssueFacts };
/** A clone that a person is looking at; the permissions are also those on the projects of its original's scenarios. */
export type CloneContext = Context & { issue: IssueFacts & { original: Original } };
/** With the types its issues can have by themselves, as Jira names them to that person. */
export type ProjectContext = Context & { project: ProjectFacts; issueTypes: IssueType[] };

/** Whether a project is shut: what is kept of it is being removed. */
export const isShut = ({ removals }: Pick<Context, 'removals'>, projectId: string): boolean =>
  removals.projects.get(projectId)?.isClosed ?? false;

/** What Jira grants, without projects that are shut: nobody may do anything there, from wherever they come. */
export const openOnes = (base: Pick<Context, 'removals'>, permissions: Permissions): Permissions =>
  new Map([...permissions].filter(([projectId]) => !isShut(base, projectId)));

/** Whether who acts may do that in a project. */
export const may = (context: Context, action: Action, projectId: string): boolean =>
  isAllowed(action, context.permissions.get(projectId) ?? new Set());
