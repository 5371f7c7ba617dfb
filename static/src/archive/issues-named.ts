import { issueIdsIn, issueIn, issuesPart, recordIn, recordsPart } from '@behave-pro/core/archive';
import type { ArchivedIssue, ArchivedProject } from '@behave-pro/core/archive';
import { ISSUES } from './kinds';
import type { Archive } from './open-archive';

/** Kinds that name the issues of a project as it is; earlier texts name none that they have to bring. */
const NAMING = ['issue', 'example-map', 'feature', 'gone'] as const;

/** The issues that an archive names for a project; without their keys where the list of them is damaged. */
export async function issuesNamed(archive: Archive, { key }: ArchivedProject): Promise<ArchivedIssue[]> {
  const issues: ArchivedIssue[] = [];
  for await (const line of archive.lines(issuesPart(key))) {
    const issue = issueIn(line);
    if (issue) issues.push(issue);
  }
  return archive.isLost(key, ISSUES) ? idsNamed(archive, key) : issues;
}

async function idsNamed(archive: Archive, projectKey: string): Promise<ArchivedIssue[]> {
  const ids = new Set<string>();
  for (const kind of NAMING)
    for await (const line of archive.lines(recordsPart(projectKey, kind))) {
      const record = recordIn(line);
      for (const id of record ? issueIdsIn(kind, record) : []) ids.add(id);
    }
  return [...ids].map((id) => ({ id }));
}
