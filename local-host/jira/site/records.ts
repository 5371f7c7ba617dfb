import type { IssueScheme } from './issue-types';

/** What the stand-in Jira stores. Times are milliseconds since 1970; ids are numeric strings, as Jira's are. */

/** Account ids by role: the project's default permission scheme has these three. */
export interface ProjectRoles {
  administrators: string[];
  members: string[];
  viewers: string[];
}

export interface ProjectRecord {
  id: string;
  key: string;
  /** Keys it had before: they still lead to it. */
  formerKeys?: string[];
  name: string;
  description: string;
  leadAccountId: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  roles: ProjectRoles;
  /** Absent: as the site's. */
  scheme?: IssueScheme;
  /** In the trash since then: invisible to every operation, its key still taken. */
  trashedAt?: number;
  /** Archived since then: it can be read, and is in no list; its key still taken. */
  archivedAt?: number;
}

export interface IssueRecord {
  id: string;
  key: string;
  /** Keys it had before: they still lead to it. */
  formerKeys?: string[];
  projectId: string;
  summary: string;
  /** Atlassian Document Format, or `null` when empty. */
  description: unknown;
  statusId: string;
  issueTypeId: string;
  priorityId: string;
  assignee: string | null;
  reporter: string;
  creator: string;
  labels: string[];
  fixVersionIds: string[];
  parentId: string | null;
  created: number;
  updated: number;
}

export interface VersionRecord {
  id: string;
  projectId: string;
  name: string;
  description?: string;
  archived: boolean;
  released: boolean;
  /** ISO dates without time. */
  startDate?: string;
  releaseDate?: string;
}

export interface CommentRecord {
  id: string;
  issueId: string;
  author: string;
  /** Atlassian Document Format. */
  body: unknown;
  created: number;
  /** Of the last change, once there was one. */
  updated?: number;
  updateAuthor?: string;
}

/** `inwardIssueId` is where the link comes from: it *clones*, `outwardIssueId` *is cloned by* it. */
export interface LinkRecord {
  id: string;
  typeId: string;
  inwardIssueId: string;
  outwardIssueId: string;
}

export interface WatcherRecord {
  issueId: string;
  accountId: string;
}

/** A mail that was sent about an issue. */
export interface MailRecord {
  id: string;
  issueId: string;
  issueKey: string;
  /** Account ids. */
  to: string[];
  sent: number;
  subject: string;
  textBody: string;
  htmlBody: string;
}

export interface PropertyRecord {
  issueId: string;
  key: string;
  value: unknown;
}

/** One issue property to be taken from issues: from those named, and of these from those where it has a value. */
export interface PropertyRemoval {
  propertyKey: string;
  /** Absent: from every issue. */
  issueIds?: string[];
  /** Absent: whatever its value is. */
  currentValue?: { is: unknown };
}

/** Issues to be moved to one project, as one issue type, below one parent or as their parents are. */
export interface IssueMove {
  projectId: string;
  issueTypeId: string;
  /** Absent: each keeps the parent that it has. */
  parentId?: string;
  issueIds: string[];
}

/**
 * A bulk change, run after its request was answered: one that writes issue properties, one that removes them, or one
 * that moves issues.
 */
export interface TaskRecord {
  id: string;
  /** The account that asked, and whether it was the app: its permissions decide when the task runs. */
  submittedBy: string;
  byApp: boolean;
  /** Whether the app asked, in its own name or a person's: what events say of the change. Absent: it did not. */
  fromApp?: boolean;
  submitted: number;
  issues: { issueId: string; properties: Record<string, unknown>; fails?: true }[];
  removal?: PropertyRemoval;
  moves?: IssueMove[];
  /** Absent until the task has run. `errors` by issue id; `written` are the issues that were changed. */
  outcome?: { finished: number; written: string[]; errors: Record<string, string[]> };
  /** A poller has seen it running. */
  seenRunning: boolean;
}
