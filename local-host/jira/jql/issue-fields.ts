import { mayBrowse } from '../permissions/grants';
import { badRequest } from '../rest/errors';
import { documentText } from '../site/adf';
import { findAccount } from '../site/people';
import type { IssueRecord } from '../site/records';
import { byId, CATEGORIES, ISSUE_TYPES, PRIORITIES, STATUSES } from '../site/workflow';
import { parseJqlDate } from './dates';
import { textField, valueField } from './field-kinds';
import { refusal, timeFunction, userFunction } from './functions';
import {
  type Comparable,
  IDENTITY_OPERATORS,
  type Operand,
  type Operator,
  ORDERED_OPERATORS,
  type SearchContext,
  type SearchField,
} from './search-field';

type Named = Exclude<Operand, { kind: 'empty' }>;

/** A plain operand's text; functions have no place in the field. */
export function plain(operand: Named, field: string): string {
  if (operand.kind === 'function') throw refusal(operand, field);
  return operand.text;
}

const unknownValue = (text: string, field: string): Error =>
  badRequest(`The value '${text}' does not exist for the field '${field}'.`);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Resolves by id or name (in any case) among what the site has. @throws RestError 400 when nothing is so called */
function among(
  field: string,
  candidates: (context: SearchContext) => readonly { id: string | number; names: string[] }[],
): (operand: Named, context: SearchContext) => Comparable[] {
  return (operand, context) => {
    const text = plain(operand, field);
    const found = candidates(context).filter(
      ({ id, names }) => String(id) === text || names.some((name) => same(name, text)),
    );
    if (found.length === 0) throw unknownValue(text, field);
    return found.map(({ id }) => id);
  };
}

const listed = (items: readonly { id: string; name: string }[]) => () =>
  items.map(({ id, name }) => ({ id, names: [name] }));

export function timeOf(operand: Named, field: string, context: SearchContext): number {
  if (operand.kind === 'function') return timeFunction(operand, field, context);
  const time = parseJqlDate(operand.text, context.now);
  if (time === undefined) {
    throw badRequest(
      `Date value '${operand.text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
    );
  }
  return time;
}

export function accountOf(operand: Named, field: string, context: SearchContext): string {
  if (operand.kind === 'function') return userFunction(operand, field, context);
  if (!findAccount(operand.text)) throw unknownValue(operand.text, field);
  return operand.text;
}

function issueOf(operand: Named, field: string, { site, principal }: SearchContext): string {
  const text = plain(operand, field);
  const issue = site.findIssue(text);
  const project = issue && site.project(issue.projectId);
  if (!issue || !project || !mayBrowse(principal, project)) {
    throw badRequest(`An issue with key '${text}' does not exist for field '${field}'.`);
  }
  return issue.id;
}

/** Keys order by project, then by number: PROJ-9 before PROJ-10. */
function keyOrder(key: string): string {
  const [, project = '', number = ''] = /^(.*)-(\d+)$/.exec(key) ?? [];
  return `${project} ${number.padStart(12, '0')}`;
}

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
          .map((project) => ({ id: project.id, names: [project.key, project.name] })),
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
