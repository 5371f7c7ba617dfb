import type { IssueRecord } from '../site/records';
import type { Site } from '../site/site';
import { findAccount } from '../site/people';
import { byId, ISSUE_TYPES, PRIORITIES, STATUSES } from '../site/workflow';
import { documentText } from '../site/adf';

/** One changed field. Ids in `from` and `to`, words in `fromString` and `toString`; `null` for an empty side. */
export interface ChangelogItem {
  field: string;
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

interface Side {
  id: string | null;
  text: string | null;
}
type Read = (issue: IssueRecord, site: Site) => Side;

const plain = (text: string): Side => ({ id: null, text: text === '' ? null : text });

/** How each field's value reads in a changelog. `fixVersions` and `labels` are Jira's special cases, below. */
const FIELDS: { field: string; fieldId: string; read: Read }[] = [
  {
    field: 'project',
    fieldId: 'project',
    read: ({ projectId: id }, site) => ({ id, text: site.project(id)?.name ?? null }),
  },
  { field: 'Key', fieldId: 'issuekey', read: (issue) => plain(issue.key) },
  { field: 'summary', fieldId: 'summary', read: (issue) => plain(issue.summary) },
  { field: 'description', fieldId: 'description', read: (issue) => plain(documentText(issue.description)) },
  { field: 'labels', fieldId: 'labels', read: (issue) => ({ id: null, text: issue.labels.join(' ') }) },
  {
    field: 'status',
    fieldId: 'status',
    read: ({ statusId: id }) => ({ id, text: byId(STATUSES, id).name }),
  },
  {
    field: 'issuetype',
    fieldId: 'issuetype',
    read: ({ issueTypeId: id }) => ({ id, text: byId(ISSUE_TYPES, id).name }),
  },
  {
    field: 'priority',
    fieldId: 'priority',
    read: ({ priorityId: id }) => ({ id, text: byId(PRIORITIES, id).name }),
  },
  { field: 'assignee', fieldId: 'assignee', read: ({ assignee: id }) => account(id) },
  { field: 'reporter', fieldId: 'reporter', read: ({ reporter: id }) => account(id) },
  {
    field: 'IssueParentAssociation',
    fieldId: 'parent',
    read: ({ parentId: id }, site) => ({ id, text: id === null ? null : (site.issue(id)?.key ?? null) }),
  },
];

/** What changed between two states of an issue. A changed description is compared whole, not by its words. */
export function changelogOf(before: IssueRecord, after: IssueRecord, site: Site): ChangelogItem[] {
  const items = FIELDS.flatMap(({ field, fieldId, read }) => {
    const from = read(before, site);
    const to = read(after, site);
    const same = from.id === to.id && from.text === to.text;
    const formatting =
      field === 'description' && JSON.stringify(before.description) !== JSON.stringify(after.description);
    return same && !formatting ? [] : [item(field, fieldId, from, to)];
  });
  return [...items, ...versionItems(before, after, site)];
}

/** Jira writes one item for each fix version that went or came. */
function versionItems(before: IssueRecord, after: IssueRecord, site: Site): ChangelogItem[] {
  const none: Side = { id: null, text: null };
  const side = (id: string): Side => ({ id, text: site.version(id)?.name ?? null });
  const gone = before.fixVersionIds.filter((id) => !after.fixVersionIds.includes(id));
  const come = after.fixVersionIds.filter((id) => !before.fixVersionIds.includes(id));
  return [
    ...gone.map((id) => item('Fix Version', 'fixVersions', side(id), none)),
    ...come.map((id) => item('Fix Version', 'fixVersions', none, side(id))),
  ];
}

function item(field: string, fieldId: string, from: Side, to: Side): ChangelogItem {
  return { field, fieldId, from: from.id, fromString: from.text, to: to.id, toString: to.text };
}

function account(id: string | null): Side {
  return { id, text: id === null ? null : (findAccount(id)?.displayName ?? null) };
}
