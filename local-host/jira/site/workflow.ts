/** The configuration every project of the stand-in shares: issue types, statuses, priorities, types of links. */

export interface StatusCategory {
  id: number;
  key: 'new' | 'indeterminate' | 'done';
  colorName: string;
  name: string;
}

export interface Status {
  id: string;
  name: string;
  category: StatusCategory;
  /** From any status, this one included. */
  transitionId: string;
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  /** 1 epic, 0 standard, −1 subtask. */
  hierarchyLevel: number;
}

/** How a link reads at either end: where it comes from says `outward`, where it leads to says `inward`. */
export interface LinkType {
  id: string;
  name: string;
  inward: string;
  outward: string;
}

export interface Priority {
  id: string;
  name: string;
}

export const CATEGORIES: readonly StatusCategory[] = [
  { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  { id: 3, key: 'done', colorName: 'green', name: 'Done' },
];
const [TO_DO, IN_PROGRESS, DONE] = CATEGORIES as [StatusCategory, StatusCategory, StatusCategory];

/** In workflow order; the first is where an issue starts. */
export const STATUSES: readonly Status[] = [
  { id: '10000', name: 'To Do', category: TO_DO, transitionId: '11' },
  { id: '3', name: 'In Progress', category: IN_PROGRESS, transitionId: '21' },
  { id: '10001', name: 'Done', category: DONE, transitionId: '31' },
];

export const ISSUE_TYPES: readonly IssueType[] = [
  { id: '10000', name: 'Epic', description: 'A collection of related stories.', hierarchyLevel: 1 },
  { id: '10001', name: 'Story', description: 'Functionality as a user goal.', hierarchyLevel: 0 },
  { id: '10002', name: 'Task', description: 'A small, distinct piece of work.', hierarchyLevel: 0 },
  { id: '10003', name: 'Subtask', description: 'A piece of another issue.', hierarchyLevel: -1 },
  { id: '10004', name: 'Bug', description: 'A problem or error.', hierarchyLevel: 0 },
];

/** Most urgent first. */
export const PRIORITIES: readonly Priority[] = [
  { id: '1', name: 'Highest' },
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
  { id: '4', name: 'Low' },
  { id: '5', name: 'Lowest' },
];
export const DEFAULT_PRIORITY = '3';

/** Those that every Jira site starts with. */
export const LINK_TYPES: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

/** The member of a fixed list that a record names. @throws Error when the record is corrupt. */
export function byId<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((item) => item.id === id);
  if (!found) throw new Error(`Nothing in the site's configuration has the id ${id}`);
  return found;
}
