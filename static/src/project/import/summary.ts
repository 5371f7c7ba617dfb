import type { ImportedFile } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import type { Refusal } from './collect';
import { isOpen, whyOpen } from './open-files';

export interface ImportSummary {
  added: number;
  replaced: number;
  /** With what was changed in the project. */
  merged: number;
  unchanged: number;
  /** The project has another text under these paths, which stayed. */
  kept: ImportedFile[];
  /** Nothing of them is stored until a person decides. */
  open: ImportedFile[];
  /** Stored as text that cannot be read. */
  drafts: ImportedFile[];
  refused: Refusal[];
  /** Scenarios that went from one file to another. */
  moved: number;
  /** Links to issues that tags made. */
  links: number;
  /** Files with tags that name no issue. */
  unknown: ImportedFile[];
  /** Files that were not sent, because the person ended it. */
  unsent: number;
  /** Files that are no features. */
  skipped: number;
}

interface Outcome {
  answered: readonly ImportedFile[];
  /** Refused before anything was sent. */
  refused: readonly Refusal[];
  unsent: number;
  skipped: number;
}

const words = strings.import.result;

/** Outcomes after which the file's text is in the project. */
const STORED: readonly ImportedFile['outcome'][] = ['added', 'replaced', 'merged', 'unchanged'];

const refusalOf = ({ path, reason }: ImportedFile): Refusal => ({ path, reason: reason ?? words.none });

/** What became of the files of one import. */
export function summarise({ answered, refused, unsent, skipped }: Outcome): ImportSummary {
  const ended = (outcome: ImportedFile['outcome']) => answered.filter((file) => file.outcome === outcome);
  return {
    added: ended('added').length,
    replaced: ended('replaced').length,
    merged: ended('merged').length,
    unchanged: ended('unchanged').length,
    kept: ended('kept'),
    open: answered.filter(isOpen),
    drafts: answered.filter(({ draft, outcome }) => draft && STORED.includes(outcome)),
    refused: [...refused, ...ended('refused').map(refusalOf)],
    moved: answered.reduce((sum, { arrived = 0 }) => sum + arrived, 0),
    links: answered.reduce((sum, { links }) => sum + links, 0),
    unknown: answered.filter(({ unknownKeys }) => unknownKeys.length > 0),
    unsent,
    skipped,
  };
}

/** The summary in a line of counts; what is 0 is left out. */
export function countsOf(summary: ImportSummary): string[] {
  const counts: [number, (n: number) => string][] = [
    [summary.added, words.added],
    [summary.replaced, words.replaced],
    [summary.merged, words.merged],
    [summary.unchanged, words.unchanged],
    [summary.open.length, words.open],
    [summary.kept.length, words.kept],
    [summary.drafts.length, words.drafts],
    [summary.refused.length, words.refused],
    [summary.unsent, words.unsent],
    [summary.moved, words.moved],
    [summary.links, words.links],
    [summary.skipped, words.skipped],
  ];
  return counts.filter(([n]) => n > 0).map(([n, say]) => say(n));
}

const section = (title: string, lines: string[]): string[] => (lines.length ? ['', title, ...lines] : []);

/** The summary as text to take away: counts, then the files that need a look, cells apart by tabs. */
export function listText(summary: ImportSummary): string {
  return [
    countsOf(summary).join(', '),
    ...section(
      words.openTitle,
      summary.open.map((file) => `${file.path}\t${whyOpen(file)}`),
    ),
    ...section(
      words.draftsTitle,
      summary.drafts.map(({ path, draft }) => [path, draft?.line, draft?.column, draft?.message].join('\t')),
    ),
    ...section(
      words.refusedTitle,
      summary.refused.map(({ path, reason }) => `${path}\t${reason}`),
    ),
    ...section(
      words.unknownTitle,
      summary.unknown.map(({ path, unknownKeys }) => `${path}\t${unknownKeys.join(' ')}`),
    ),
    ...section(
      words.keptTitle,
      summary.kept.map(({ path }) => path),
    ),
  ].join('\n');
}
