import { rollUp, type IssueCounts } from '@behave-pro/core/rules';
import { z } from 'zod';
import type { JiraIssue } from '../forge/jira';
import type { ChildIssue, ChildrenView } from '../invoke-api';
import { PROPERTY } from './property';

const count = z.number().int().nonnegative();

/** Who may edit an issue can write its properties: what stands there is read as a stranger's word. */
const stored = z
  .object({
    scenarios: count,
    passed: count,
    failed: count,
    pending: count,
    notRun: count,
    ready: count,
    openQuestions: count,
  })
  .refine(
    ({ scenarios, passed, failed, pending, notRun }) => scenarios === passed + failed + pending + notRun,
  );

/** What an issue's search property says; `undefined` where there is none, or it is not as the app writes it. */
export const countsIn = ({ properties }: JiraIssue): IssueCounts | undefined =>
  stored.safeParse(properties?.[PROPERTY]).data;

const CATEGORIES: Record<string, ChildIssue['status']['category']> = { indeterminate: 'doing', done: 'done' };

function childView({ key, fields }: JiraIssue, known: IssueCounts | undefined): ChildIssue {
  const { summary = '', status } = fields;
  const shown = { key, summary, status: { name: status?.name ?? '', category: categoryOf(fields) } };
  if (!known) return shown;
  const { ready, openQuestions, ...counts } = known;
  return { ...shown, scenarios: { counts, ready, openQuestions } };
}

const categoryOf = ({ status }: JiraIssue['fields']): ChildIssue['status']['category'] =>
  CATEGORIES[status?.statusCategory?.key ?? ''] ?? 'todo';

/** The issues below an issue, each with what its search property says, and what they come to together. */
export function childrenView({
  issues,
  more,
}: {
  issues: readonly JiraIssue[];
  more: boolean;
}): ChildrenView {
  const known = issues.map(countsIn);
  return { sum: rollUp(known), issues: issues.map((issue, n) => childView(issue, known[n])), more };
}
