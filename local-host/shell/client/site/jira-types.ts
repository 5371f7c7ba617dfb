/** What the page reads of Jira's REST answers. */

export interface User {
  accountId: string;
  displayName: string;
}

export interface Status {
  id: string;
  name: string;
  statusCategory: { key: string };
}

export interface Named {
  id: string;
  name: string;
}

/** `hierarchyLevel`: 1 epic, 0 standard, −1 subtask. */
export interface IssueType extends Named {
  hierarchyLevel: number;
}

export interface Project extends Named {
  key: string;
  lead?: User;
  issueTypes?: IssueType[];
}

/** An issue as it stands in another's parent, children and links. */
export interface RelatedIssue {
  id: string;
  key: string;
  fields: { summary: string; status: Status; issuetype: IssueType };
}

/** As one end sees it: only the other end is named. */
export interface IssueLink {
  id: string;
  type: LinkType;
  inwardIssue?: RelatedIssue;
  outwardIssue?: RelatedIssue;
}

export interface LinkType extends Named {
  inward: string;
  outward: string;
}

/** A node of the Atlassian Document Format. */
export interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: AdfNode[];
}

export interface Issue {
  id: string;
  key: string;
  fields: {
    summary: string;
    status: Status;
    issuetype: IssueType;
    project: Project;
    priority?: Named | null;
    description?: AdfNode | null;
    assignee?: User | null;
    reporter?: User | null;
    labels?: string[];
    parent?: RelatedIssue;
    subtasks?: RelatedIssue[];
    issuelinks?: IssueLink[];
    fixVersions?: Named[];
    watches?: { watchCount: number; isWatching: boolean };
    created?: string;
    updated?: string;
  };
}

export interface Transition extends Named {
  to: Status;
}

export interface Comment {
  id: string;
  author: User;
  body: AdfNode;
  created: string;
}
