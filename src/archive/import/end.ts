import type { ArchivedIssue } from '@behave-pro/core/archive';
import type { Context, ProjectFacts } from '../../context';
import { queueMirror } from '../../features/issue-links';
import { alignIssue } from '../../features/rebuild/issue-lists';
import { readSiteUrl } from '../../forge/jira';
import type { RecordOutcome } from '../../invoke-api';
import { entryOf, noteAlone } from '../../records/audit';
import { issuesHere, type MayLink } from './issues-here';

interface Settle {
  site: string;
  issues: ArchivedIssue[];
}

/** Takes out of the lists of stories what no feature says, and has their search properties written. Repeating it is harmless. */
export async function settleStories(
  context: Context,
  project: ProjectFacts,
  { site, issues }: Settle,
  mayLink: MayLink,
): Promise<Record<string, never>> {
  const here = await issuesHere(context, issues, site === (await readSiteUrl()), mayLink);
  const ids = [...here.values()].map(({ id }) => id);
  for (const id of ids) await alignIssue(context, id);
  await queueMirror(context, project.id, ids);
  return {};
}

const ARCHIVE_DIGITS = 12;

/** Notes in the audit log that an archive was brought in, and what became of its records. */
export async function endImport(
  context: Context,
  project: ProjectFacts,
  {
    writeId,
    archive,
    counts,
  }: { writeId: string; archive: string; counts: Partial<Record<RecordOutcome, number>> },
): Promise<Record<string, never>> {
  const facts = [
    { name: 'archive', value: archive.slice(0, ARCHIVE_DIGITS) },
    ...Object.entries(counts).map(([name, value]) => ({ name, value })),
  ];
  const note = { action: 'archive-imported', facts } as const;
  await noteAlone(`${writeId} end`, context.now, entryOf(context, project.id, note));
  return {};
}
