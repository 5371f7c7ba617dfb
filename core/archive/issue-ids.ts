import { isIssueId, type ArchivedRecord } from './lines';

/** What an issue is called on another site; `undefined` where it is not known there. */
export type ToIssue = (id: string) => string | undefined;

interface Table {
  scenarios: readonly { issues: readonly string[] }[];
}

const inTable = <Body extends Table>(body: Body, to: ToIssue): Body => ({
  ...body,
  scenarios: body.scenarios.map((entry) => ({
    ...entry,
    issues: [...new Set(entry.issues.flatMap((id) => to(id) ?? []))],
  })),
});

interface Defect {
  issueId?: string;
}

/** Defects without an id were being created: they stay, and somebody will look whether they were. */
const inDefects = (defects: readonly Defect[], to: ToIssue): Defect[] =>
  defects.flatMap((defect) => {
    if (defect.issueId === undefined) return [defect];
    const issueId = to(defect.issueId);
    return issueId === undefined ? [] : [{ ...defect, issueId }];
  });

/** What is left of a member of an issue's record; members keep their order, so that nothing changes where nothing has to. */
function inStory([name, value]: [string, unknown], to: ToIssue): [string, unknown][] {
  if (name === 'taken') {
    const taken = value as { from: string };
    const from = to(taken.from);
    return from === undefined ? [] : [[name, { ...taken, from }]];
  }
  if (name !== 'defects') return [[name, value]];
  const known = inDefects(value as Defect[], to);
  return known.length ? [[name, known]] : [];
}

const byKey =
  (prefix: string, body: (body: unknown, to: ToIssue) => unknown) =>
  (record: ArchivedRecord, to: ToIssue): ArchivedRecord | undefined => {
    const here = to(record.key.slice(prefix.length));
    return here === undefined
      ? undefined
      : { ...record, key: `${prefix}${here}`, body: body(record.body, to) };
  };

const ofTable = (record: ArchivedRecord, to: ToIssue): ArchivedRecord => ({
  ...record,
  body: inTable(record.body as Table, to),
});

/** The kinds of records that name issues. */
const NAMING: Readonly<Record<string, (record: ArchivedRecord, to: ToIssue) => ArchivedRecord | undefined>> =
  {
    feature: ofTable,
    version: ofTable,
    gone(record, to) {
      const body = record.body as { feature?: { body: Table } };
      if (!body.feature) return record;
      return {
        ...record,
        body: { ...body, feature: { ...body.feature, body: inTable(body.feature.body, to) } },
      };
    },
    issue: byKey('issue:', (body, to) =>
      Object.fromEntries(Object.entries(body as object).flatMap((member) => inStory(member, to))),
    ),
    'example-map': byKey('example-map:', (body) => body),
  };

/**
 * A record with its issues as another site calls them. Links to issues that are not known there are left out, and so is the
 * record of such an issue: `undefined`.
 */
export const withIssues = (kind: string, record: ArchivedRecord, to: ToIssue): ArchivedRecord | undefined => {
  const naming = NAMING[kind];
  return naming ? naming(record, to) : record;
};

/** Ids of the issues that a record names, each once. One that is not of its kind's shape names none, or some. */
export function issueIdsIn(kind: string, record: ArchivedRecord): string[] {
  const ids = new Set<unknown>();
  try {
    withIssues(kind, record, (id) => {
      ids.add(id);
      return id;
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return [...ids].filter(isIssueId);
}
