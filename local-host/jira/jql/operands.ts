import { mayBrowse } from '../permissions/grants';
import { badRequest } from '../rest/errors';
import { findAccount } from '../site/people';
import { parseJqlDate } from './dates';
import { refusal, timeFunction, userFunction } from './functions';
import type { Comparable, Operand, SearchContext } from './search-field';

export type Named = Exclude<Operand, { kind: 'empty' }>;

/** A plain operand's text; functions have no place in the field. */
export function plain(operand: Named, field: string): string {
  if (operand.kind === 'function') throw refusal(operand, field);
  return operand.text;
}

const unknownValue = (text: string, field: string): Error =>
  badRequest(`The value '${text}' does not exist for the field '${field}'.`);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Resolves by id or name (in any case) among what the site has. @throws RestError 400 when nothing is so called */
export function among(
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

export const listed = (items: readonly { id: string; name: string }[]) => () =>
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

export function issueOf(operand: Named, field: string, { site, principal }: SearchContext): string {
  const text = plain(operand, field);
  const issue = site.findIssue(text);
  const project = issue && site.project(issue.projectId);
  if (!issue || !project || !mayBrowse(principal, project)) {
    throw badRequest(`An issue with key '${text}' does not exist for field '${field}'.`);
  }
  return issue.id;
}

/** Keys order by project, then by number: PROJ-9 before PROJ-10. */
export function keyOrder(key: string): string {
  const [, project = '', number = ''] = /^(.*)-(\d+)$/.exec(key) ?? [];
  return `${project} ${number.padStart(12, '0')}`;
}
