import { gunzipSync } from 'node:zlib';
import { valuesOf, withIssues, type ArchivedRecord } from '@behave-pro/core/archive';
import { z } from 'zod';
import { isShut, type Context, type ProjectFacts } from '../../context';
import { AppError } from '../../errors';
import type { ImportedRecord, ImportStep } from '../../invoke-api';
import type { WholeKind } from '../../records/archived';
import { archivedRecord, SHAPES } from '../shapes';
import { importContents } from './contents';
import { importFeatures } from './features';
import { importGone } from './gone';
import type { MayLink } from './issues-here';
import { importMaps } from './maps';
import { refused, type Incoming } from './outcome';
import { importLatest, importRuns } from './results';
import { importSettings } from './settings';
import { importStories } from './stories';
import { termsOf, type Terms } from './terms';

/** Of the lines of one step unpacked: read, a text takes some fifty times its size. */
const MAX_UNPACKED_BYTES = 8 * 1024 * 1024;

/** A line of an archive, of which no more is known. */
const named = z.looseObject({ key: z.string() });
type Named = z.infer<typeof named>;

function linesOf(gz: string): Named[] {
  try {
    const text = gunzipSync(Buffer.from(gz, 'base64'), { maxOutputLength: MAX_UNPACKED_BYTES }).toString(
      'utf8',
    );
    return z.array(named).parse(valuesOf(text));
  } catch {
    throw new AppError('Invalid', 'The records did not arrive whole. Import the archive once more.');
  }
}

/** How each kind comes in. What it gets are records of its own shape. */
const STEPS: {
  readonly [Kind in WholeKind]: (
    terms: Terms,
    incoming: readonly Incoming<Kind>[],
  ) => Promise<ImportedRecord[]>;
} = {
  project: importSettings,
  issue: importStories,
  'example-map': importMaps,
  feature: importFeatures,
  run: importRuns,
  'run-part': (terms, incoming) => importContents(terms, 'run-part', incoming),
  version: (terms, incoming) => importContents(terms, 'version', incoming),
  saves: (terms, incoming) => importContents(terms, 'saves', incoming),
  latest: importLatest,
  gone: importGone,
};

/** Kinds that can say what an import would come to. */
const FORETOLD: readonly WholeKind[] = ['project', 'issue', 'example-map', 'feature'];

const TWICE = 'The archive has it twice.';
const OF_OTHERS =
  'This issue is in another project here. A Jira admin can bring it in from the administration.';
const UNKNOWN_ISSUE = 'This issue is not in Jira here, or you may not edit it.';

function shaped<Kind extends WholeKind>(
  kind: Kind,
  record: Named,
  { toIssue, isOfOthers }: Terms,
): Incoming<Kind> | ImportedRecord {
  const read = archivedRecord.extend({ body: SHAPES[kind] }).safeParse(record);
  if (!read.success) {
    const [problem] = read.error.issues;
    return refused(record, `It is not as this version of the app writes it: ${problem?.path.join('.')}`);
  }
  // What was read is what stands there: a shape leaves nothing out, and members keep their order.
  const here = withIssues(kind, record as unknown as ArchivedRecord, toIssue);
  if (!here) return refused(record, UNKNOWN_ISSUE);
  const isStory = kind === 'issue' || kind === 'example-map';
  if (isStory && isOfOthers(here.key.slice(kind.length + 1))) return refused(record, OF_OTHERS);
  return here as Incoming<Kind>;
}

const isRefused = (one: object): one is ImportedRecord => 'outcome' in one;

async function perform<Kind extends WholeKind>(
  kind: Kind,
  terms: Terms,
  records: readonly Named[],
): Promise<ImportedRecord[]> {
  const keys = new Set<string>();
  const read = records.map((record) => {
    if (keys.has(record.key)) return refused(record, TWICE);
    const one = shaped(kind, record, terms);
    if (!isRefused(one)) keys.add(record.key);
    return one;
  });
  const usable = read.flatMap((one) => (isRefused(one) ? [] : [one]));
  const outcomes = usable.length ? await STEPS[kind](terms, usable) : [];
  let next = 0;
  // An issue has another key here: answers go by the archive's.
  return read.map((one, n) => {
    const outcome = isRefused(one) ? one : outcomes[next++];
    if (!outcome) throw new Error(`A record of kind ${kind} has no outcome`);
    return { ...outcome, key: records[n]?.key ?? outcome.key };
  });
}

/**
 * Brings records of one kind in, or says what that would come to. Every step is harmless to repeat, and an import that broke
 * off goes on by beginning anew: what is here already is the same. Throws Invalid, Forbidden, Conflict while lists are being rebuilt.
 */
export async function importStep(
  context: Context,
  project: ProjectFacts,
  step: ImportStep & { writeId: string },
  mayLink: MayLink,
): Promise<{ records: ImportedRecord[] }> {
  if (step.projects.some(({ to }) => isShut(context, to)))
    throw new AppError('Forbidden', 'What is kept of one of these projects is being removed.');
  const records = linesOf(step.lines);
  const terms = await termsOf(context, project, step, mayLink);
  if (terms.dry && !FORETOLD.includes(step.kind)) return { records: [] };
  return { records: await perform(step.kind, terms, records) };
}
