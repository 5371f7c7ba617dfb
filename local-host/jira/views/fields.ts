/** The issue fields that the stand-in models, in Jira's terms. */
export interface FieldDefinition {
  id: string;
  name: string;
  clauseNames: string[];
  schema: { type: string; items?: string };
  navigable: boolean;
}

const field = (
  id: string,
  name: string,
  type: string,
  clauseNames: string[] = [id],
  items?: string,
): FieldDefinition => ({
  id,
  name,
  clauseNames,
  schema: items === undefined ? { type } : { type, items },
  navigable: true,
});

export const FIELDS: readonly FieldDefinition[] = [
  field('summary', 'Summary', 'string'),
  { ...field('description', 'Description', 'string'), navigable: false },
  field('issuetype', 'Issue Type', 'issuetype', ['issuetype', 'type']),
  field('project', 'Project', 'project'),
  field('status', 'Status', 'status'),
  field('statusCategory', 'Status Category', 'statusCategory', ['statusCategory']),
  field('priority', 'Priority', 'priority'),
  field('assignee', 'Assignee', 'user'),
  field('reporter', 'Reporter', 'user'),
  field('creator', 'Creator', 'user', []),
  field('labels', 'Labels', 'array', ['labels'], 'string'),
  field('fixVersions', 'Fix versions', 'array', ['fixVersion'], 'version'),
  field('created', 'Created', 'datetime'),
  field('updated', 'Updated', 'datetime'),
  field('parent', 'Parent', 'issuelink', ['parent']),
  field('subtasks', 'Sub-tasks', 'array', ['subtasks'], 'issuelinks'),
  field('watches', 'Watchers', 'watches', []),
  field('issuelinks', 'Linked Issues', 'array', ['issueLink'], 'issuelinks'),
];

/** Fields every Jira site has and the stand-in does not: asking for one by name is refused, not answered wrongly. */
export const UNMODELLED_FIELDS: ReadonlySet<string> = new Set([
  'aggregateprogress',
  'aggregatetimeestimate',
  'aggregatetimeoriginalestimate',
  'aggregatetimespent',
  'attachment',
  'comment',
  'components',
  'duedate',
  'environment',
  'issuerestriction',
  'lastViewed',
  'progress',
  'resolution',
  'resolutiondate',
  'security',
  'statuscategorychangedate',
  'timeestimate',
  'timeoriginalestimate',
  'timespent',
  'timetracking',
  'versions',
  'votes',
  'worklog',
  'workratio',
]);

export const isUnmodelledField = (name: string): boolean =>
  UNMODELLED_FIELDS.has(name) || /^customfield_\d+$/.test(name);
