/** A record as a line of JSON. */
export interface ArchivedRecord {
  /** Names it in the storage it is from. */
  key: string;
  /** ISO time of the last write. */
  at?: string;
  /** What of it indexes know. */
  attributes?: Readonly<Record<string, string | number | boolean>>;
  body: unknown;
}

/** An issue of Jira; without a key where it was not told to who exported. */
export interface ArchivedIssue {
  id: string;
  key?: string;
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const members = (line: string): Partial<Record<string, unknown>> => {
  const value = parsed(line);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
};

/** What a line says that anybody may have written, its body unread; `undefined` where it is no record. */
export function recordIn(line: string): ArchivedRecord | undefined {
  const record = members(line);
  return typeof record.key === 'string' ? (record as unknown as ArchivedRecord) : undefined;
}

/** Whether a value can be the id of an issue. */
export const isIssueId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9]{1,15}$/.test(value);
const ISSUE_KEY = /^[A-Z][A-Z0-9_]+-[1-9][0-9]*$/;

/** The issue that such a line names; `undefined` where it names none. */
export function issueIn(line: string): ArchivedIssue | undefined {
  const { id, key } = members(line);
  if (!isIssueId(id)) return undefined;
  return { id, ...(typeof key === 'string' && ISSUE_KEY.test(key) && { key }) };
}

/** What JSON leaves as it is, and others than we take for the end of a line. */
const OTHER_BREAKS = /[\u0085\u2028\u2029]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON has no line break but between values, so that a value is a line, to whoever reads it. */
export const lineOf = (value: unknown): string => `${JSON.stringify(value).replace(OTHER_BREAKS, escaped)}\n`;

/** The values of such lines. Throws SyntaxError where one is no JSON. */
export const valuesOf = <Value>(text: string): Value[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Value);
