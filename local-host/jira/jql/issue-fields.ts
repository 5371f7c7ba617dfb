import { mayBrowse } from '../permissions/grants';
import { documentText } from '../site/adf';
import { findAccount } from '../site/people';
import type { IssueRecord } from '../site/records';
import { byId, CATEGORIES, ISSUE_TYPES, PRIORITIES, STATUSES } from '../site/workflow';
import { textField, valueField } from './field-kinds';
import { accountOf, among, issueOf, keyOrder, listed, plain, timeOf } from './operands';
import { IDENTITY_OPERATORS, type Operator, ORDERED_OPERATORS, type SearchField } from './search-field';

const dateField = (name: string, of: (issue: IssueRecord) => number): SearchField =>
  valueField({
    name,
    operators: ORDERED_OPERATORS,
    resolve: (operand, context) => [timeOf(operand, name, context)],
    values: (issue) => [of(issue)],
    order: of,
  });

const userField = (name: string, of: (issue: IssueRecord) => string | null): SearchField =>
  valueField({
    name,
    operators: IDENTITY_OPERATORS,
    resolve: (operand, context) => [accountOf(operand, name, context)],
    values: (issue) => nonNull(of(issue)),
    order: (issue) => findAccount(of(issue) ?? '')?.displayName ?? null,
  });

const nonNull = (value: string | null): string[] => (value === null ? [] : [value]);
const position = (list: readonly { id: string }[], id: string): number =>
  list.findIndex((item) => item.id === id);
const ONLY_LIKE: ReadonlySet<Operator> = new Set<Operator>(['~']);

/** Builds an issue field under the name that the query gave it. */
const FIELDS: Record<string, (name: string) => SearchField> = {
  project: (name) =>
    valueField({
      name,
      operators: IDENTITY_OPERATORS,
      resolve: among(name, ({ site, principal }) =>
        site
          .projects()
          .filter((project) => mayBrowse(principal, project))
          .map((project) => ({
            id: project.id,
            names: [project.key, project.name, ...(project.formerKeys ?? [])],
          })),
      ),
      values: ({ projectId }) => [projectId],
      order: ({ projectId }, { site }) => site.project(projectId)?.name.toLowerCase() ?? null,
    }),
  key: (name) =>
    valueField({
      name,
      operators: ORDERED_OPERATORS,
      resolve: (operand, context) => [
        keyOrder(context.site.issue(issueOf(operand, name, context))?.key ?? ''),
      ],
      values: ({ key }) => [keyOrder(key)],
      order: ({ key }) => keyOrder(key),
    }),
  summary: (name) =>
    textField({ name, text: ({ summary }) => summary, order: ({ summary }) => summary.toLowerCase() }),
  description: (name) => textField({ name, text: ({ description }) => documentText(description) }),
  text: (name) =>
    textField({
      name,
      operators: ONLY_LIKE,
      text: ({ id, summary, description }, { site }) =>
        [summary, documentText(description), ...site.comments(id).map(({ body }) => documentText(body))].join(
          '\n',
        ),
    }),
  status: (name) =>
    valueField({
      name,
      operators: IDENTITY_OPERATORS,
      resolve: among(name, listed(STATUSES)),
      values: ({ statusId }) => [statusId],
      order: ({ statusId }) => position(STATUSES, statusId),
    }),
  statuscategory: (name) =>
    valueField({
      name,
      operators: IDENTITY_OPERATORS,
      resolve: among(name, () =>
        CATEGORIES.map((category) => ({ id: category.id, names: [category.name, category.key] })),
      ),
      values: ({ statusId }) => [byId(STATUSES, statusId).category.id],
      order: ({ statusId }) => CATEGORIES.indexOf(byId(STATUSES, statusId).category),
    }),
  issuetype: (name) =>
    valueField({
      name,
      operators: IDENTITY_OPERATORS,
      resolve: among(name, listed(ISSUE_TYPES)),
      values: ({ issueTypeId }) => [issueTypeId],
      order: ({ issueTypeId }) => byId(ISSUE_TYPES, issueTypeId).name,
    }),
  priority: (name) =>
    valueField({
      name,
      operators: ORDERED_OPERATORS,
      resolve: among(name, listed(PRIORITIES)),
      values: ({ priorityId }) => [priorityId],
      rank: (id) => -position(PRIORITIES, String(id)),
      order: ({ priorityId }) => -position(PRIORITIES, priorityId),
    }),
  assignee: (name) => userField(name, ({ assignee }) => assignee),
  reporter: (name) => userField(name, ({ reporter }) => reporter),
  labels: (name) =>
    valueField({
      name,
      operators: IDENTITY_OPERATORS,
      resolve: (operand) => [plain(operand, name).toLowerCase()],
      values: ({ labels }) => labels.map((label) => label.toLowerCase()),
      order: ({ labels }) => (labels.length === 0 ? null : labels.join(' ').toLowerCase()),
    }),
  fixversion: (name) =>
    valueField({
      name,
      operators: ORDERED_OPERATORS,
      resolve: among(name, ({ site, principal }) =>
        site
          .projects()
          .filter((project) => mayBrowse(principal, project))
          .flatMap((project) => site.versions(project.id))
          .map((version) => ({ id: version.id, names: [version.name] })),
      ),
      values: ({ fixVersionIds }) => fixVersionIds,
      // Versions order by their sequence, and new ones are put last: ids grow with it.
      rank: Number,
      order: ({ fixVersionIds }) =>
        fixVersionIds.length === 0 ? null : Math.min(...fixVersionIds.map(Number)),
    }),
  created: (name) => dateField(name, ({ created }) => created),
  updated: (name) => dateField(name, ({ updated }) => updated),
  parent: (name) =>
    valueField({
      name,
      operators: IDENTITY_OPERATORS,
      resolve: (operand, context) => [issueOf(operand, name, context)],
      values: ({ parentId }) => nonNull(parentId),
      order: ({ parentId }, { site }) =>
        parentId === null ? null : keyOrder(site.issue(parentId)?.key ?? ''),
    }),
};

const SYNONYMS: Record<string, string> = {
  issuekey: 'key',
  issue: 'key',
  id: 'key',
  type: 'issuetype',
  createddate: 'created',
  updateddate: 'updated',
};

/** An issue field by any of its JQL names, in any case. */
export function issueField(name: string): SearchField | undefined {
  const known = name.toLowerCase();
  return FIELDS[SYNONYMS[known] ?? known]?.(name);
}
