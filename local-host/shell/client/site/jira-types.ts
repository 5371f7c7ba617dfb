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

export interface Project extends Named {
  key: string;
  lead?: User;
  issueTypes?: Named[];
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
    issuetype: Named;
    project: Project;
    priority?: Named | null;
    description?: AdfNode | null;
    assignee?: User | null;
    reporter?: User | null;
    labels?: string[];
    fixVersions?: Named[];
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
