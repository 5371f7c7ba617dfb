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

/** JSON has no line break but between values, so that a value is a line. */
export const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** The values of such lines. Throws SyntaxError where one is no JSON. */
export const valuesOf = <Value>(text: string): Value[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Value);
