import { csvField } from '@behave-pro/core/audit';
import type { ImportNote } from '@behave-pro/core/gherkin/importers';
import type { ImportedFile } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import type { Refusal } from './collect';
import { whyOpen } from './open-files';
import type { SentFile } from './prepare';

/** What becomes, or became, of a file that was chosen, in words. */
export interface ReportRow {
  source: string;
  /** The feature it is, where there is one. */
  featureId?: string;
  outcome: string;
  notes: string[];
}

const words = strings.import.report;

/** What was made of a file before it was sent, in words; its path says itself where it stands. */
function noteText(note: ImportNote): string {
  switch (note.kind) {
    case 'path':
      return words.path(note.path);
    case 'test-types':
      return words.testTypes(note.manual, note.automated);
    case 'links':
      return words.requirements(note.keys.join(', '));
    case 'left-out':
      return words.leftOut(note.tags.join(' '));
    case 'joined':
      return words.joined(note.scenarios, note.into);
    case 'differs':
      return words.differs(note.scenarios, note.from);
    case 'unclear':
      return words.unclear(note.scenarios);
    case 'background':
      return words.background(note.keys.join(', '));
    case 'as-it-is':
      return words.asItIs;
    case 'not-of-tool':
      return words.notOfTool;
  }
}

function outcomeText(file: ImportedFile): string {
  const { outcome, reason = '' } = file;
  if (outcome === 'refused') return words.refused(reason);
  if (outcome === 'asks' || outcome === 'conflicts' || outcome === 'waits') return words.asked(whyOpen(file));
  return words.outcomes[outcome];
}

/** What the app says of a file. */
function saidOf(file: ImportedFile): string[] {
  const { scenarios, fresh = 0, gone = 0, arrived = 0, links, unknownKeys, draft } = file;
  return [
    file.outcome !== 'refused' && file.outcome !== 'absent' && words.scenarios(scenarios),
    fresh > 0 && words.fresh(fresh),
    gone > 0 && words.gone(gone),
    arrived > 0 && words.arrived(arrived),
    links > 0 && strings.import.result.links(links),
    unknownKeys.length > 0 && words.unknown(unknownKeys.join(', ')),
    draft && words.draft(draft.line, draft.message),
  ].flatMap((text) => text || []);
}

interface Told {
  sent: readonly SentFile[];
  answered: readonly ImportedFile[];
  /** Refused before anything of them was sent, by the paths they were chosen under. */
  refused: readonly Refusal[];
  /** Refused under the paths they were to be sent under. */
  lost: readonly Refusal[];
  /** Paths of files that were not looked at. */
  unread: readonly string[];
}

/** A row for each file that was chosen, in the order of their paths. */
export function reportRows({ sent, answered, refused, lost, unread }: Told): ReportRow[] {
  const answers = new Map(answered.map((file) => [file.path, file]));
  const reasons = new Map(lost.map(({ path, reason }) => [path, reason]));
  const rows = [
    ...sent.map(({ source, path, notes }): ReportRow => {
      const answer = answers.get(path);
      const reason = reasons.get(path);
      const outcome = answer ? outcomeText(answer) : reason ? words.refused(reason) : words.unsent;
      return {
        source,
        ...(answer?.featureId && { featureId: answer.featureId }),
        outcome,
        notes: [...notes.map(noteText), ...(answer ? saidOf(answer) : [])],
      };
    }),
    ...refused.map(({ path, reason }) => ({ source: path, outcome: words.refused(reason), notes: [] })),
    ...unread.map((path) => ({ source: path, outcome: words.unsent, notes: [] })),
  ];
  return rows.sort((a, b) => a.source.localeCompare(b.source, undefined, { numeric: true }));
}

/** The report as CSV (RFC 4180). */
export const reportCsv = (rows: readonly ReportRow[]): string =>
  [
    [words.columns.file, words.columns.outcome, words.columns.notes],
    ...rows.map(({ source, outcome, notes }) => [source, outcome, notes.join('; ')]),
  ]
    .map((cells) => `${cells.map(csvField).join(',')}\r\n`)
    .join('');

/** The report as text: a file a paragraph. */
export const reportText = (heading: string, rows: readonly ReportRow[]): string =>
  [
    heading,
    ...rows.map(({ source, outcome, notes }) =>
      [source, outcome, ...notes].map((line, n) => (n ? `  ${line}` : line)).join('\n'),
    ),
  ].join('\n\n') + '\n';
