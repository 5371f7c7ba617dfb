import { csvField } from '@behave-pro/core/audit';
import type { EmptiedFile, ImportNote } from '@behave-pro/core/gherkin/importers';
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
    file.outcome !== 'refused' && words.scenarios(scenarios),
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
  emptied: readonly EmptiedFile[];
  answered: readonly ImportedFile[];
  refused: readonly Refusal[];
}

/** A row for each file that was chosen, in the order of their paths. */
export function reportRows({ sent, emptied, answered, refused }: Told): ReportRow[] {
  const answers = new Map(answered.map((file) => [file.path, file]));
  const reasons = new Map(refused.map(({ path, reason }) => [path, reason]));
  const known = new Set(sent.flatMap(({ source, path }) => [source, path]));
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
    ...emptied.map(({ source, notes }): ReportRow => ({
      source,
      outcome: words.emptied,
      notes: notes.map(noteText),
    })),
    ...refused
      .filter(({ path }) => !known.has(path))
      .map(({ path, reason }): ReportRow => ({ source: path, outcome: words.refused(reason), notes: [] })),
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
