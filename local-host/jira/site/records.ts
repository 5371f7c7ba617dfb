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
  name: string;
  description: string;
  leadAccountId: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  roles: ProjectRoles;
  /** In the trash since then: invisible to every operation, its key still taken. */
  trashedAt?: number;
}

export interface IssueRecord {
  id: string;
  key: string;
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
}

export interface PropertyRecord {
  issueId: string;
  key: string;
  value: unknown;
}

/** A bulk write of issue properties, run after its request was answered. */
export interface TaskRecord {
  id: string;
  /** The account that asked, and whether it was the app: its permissions decide when the task runs. */
  submittedBy: string;
  byApp: boolean;
  submitted: number;
  issues: { issueId: string; properties: Record<string, unknown> }[];
  /** Absent until the task has run. `errors` by issue id. */
  outcome?: { finished: number; written: string[]; errors: Record<string, string[]> };
  /** A poller has seen it running. */
  seenRunning: boolean;
}
