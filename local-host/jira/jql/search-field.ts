import type { Principal } from '../permissions/grants';
import type { PropertyAlias } from '../rest/handler';
import type { IssueRecord } from '../site/records';
import type { Site } from '../site/site';

export type Operator = '=' | '!=' | 'in' | 'not in' | '>' | '>=' | '<' | '<=' | '~' | '!~' | 'is' | 'is not';

/** One value on the right-hand side; lists come as several. */
export type Operand =
  | { kind: 'value'; text: string }
  | { kind: 'function'; name: string; arguments: string[] }
  | { kind: 'empty' };

/** What a query is read against: a site, who asks, when. */
export interface SearchContext {
  site: Site;
  principal: Principal;
  now: number;
  aliases: readonly PropertyAlias[];
}

export type Test = (issue: IssueRecord) => boolean;

/** What an issue holds in a field. None means that the field is empty. */
export type Comparable = string | number;

export interface SearchField {
  /** As the query spells it, for messages. */
  name: string;
  operators: ReadonlySet<Operator>;
  /**
   * A test of issues. `operator` may be the inverse of one in `operators`: NOT is resolved before.
   * @throws RestError 400 when an operand names nothing, 501 when it is not modelled.
   */
  compile(operator: Operator, operands: Operand[], context: SearchContext): Test;
  /** What the field sorts by, `null` when it is empty; absent when Jira does not sort by it. */
  order?(issue: IssueRecord, context: SearchContext): Comparable | null;
}

const EQUALITY: readonly Operator[] = ['=', '!=', 'in', 'not in'];
const RELATIONAL: readonly Operator[] = ['>', '>=', '<', '<='];
const EMPTINESS: readonly Operator[] = ['is', 'is not'];

export const IDENTITY_OPERATORS: ReadonlySet<Operator> = new Set([...EQUALITY, ...EMPTINESS]);
export const ORDERED_OPERATORS: ReadonlySet<Operator> = new Set([...EQUALITY, ...RELATIONAL, ...EMPTINESS]);
export const TEXT_OPERATORS: ReadonlySet<Operator> = new Set<Operator>(['~', '!~', ...EMPTINESS]);

/** `NOT` in front of a clause turns its operator round; Jira pushes every NOT down to operators this way. */
export const INVERSE: Record<Operator, Operator> = {
  '=': '!=',
  '!=': '=',
  in: 'not in',
  'not in': 'in',
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  is: 'is not',
  'is not': 'is',
};
