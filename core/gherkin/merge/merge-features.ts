import type { SourceLine } from '../lines';
import { joinLines, keptApart } from '../lines';
import { parseFeature } from '../parse';
import type { Version } from './identify';
import { laidOut, type Ends, type Sides } from './layout';
import { mergePart } from './merge-part';
import { mergeParts } from './merge-parts';
import { nothingLost } from './nothing-lost';
import { partsOf } from './parts';
import { conflict, conflictsIn, type MergeConflict, type MergePiece } from './pieces';
import type { PlacedLine } from './placed-lines';

/** A merge that only a person can finish. Plain data. */
export interface Conflicted {
  ok: false;
  conflicts: MergeConflict[];
  /** All of the text in order; the conflicts are those of `conflicts`. */
  pieces: MergePiece[];
  ends: Ends;
}

/** A merged text, or what stands against it. */
export type MergeResult = { ok: true; text: string } | Conflicted;

/** A piece of a text as both sides have it, or a place where they wrote different things. */
export type TextPiece = { text: string } | Sides<string>;

function written(lines: readonly SourceLine[], { mark, open }: Ends): string {
  const last = lines.at(-1);
  const ended = last && open ? lines.with(-1, { ...last, ending: '' }) : lines;
  return mark + joinLines(keptApart(ended));
}

const textOf = (pieces: readonly MergePiece[], ends: Ends): string =>
  written(
    pieces.flatMap((piece) => ('lines' in piece ? piece.lines : [])),
    ends,
  );

/** A result out of pieces, unless it lost a line or, where `check` looks at the text, cannot be right. */
function resultOf(
  sides: Sides<PlacedLine[]>,
  pieces: MergePiece[],
  ends: Ends,
  check: (text: string) => boolean,
): MergeResult | undefined {
  const conflicts = conflictsIn(pieces);
  if (!nothingLost(sides, pieces)) return undefined;
  if (conflicts.length > 0) return { ok: false, conflicts, pieces, ends };
  const text = textOf(pieces, ends);
  return check(text) ? { ok: true, text } : undefined;
}

const versionOf = (text: string, lines: readonly PlacedLine[]): Version | undefined => {
  const parsed = parseFeature(text);
  const parts = parsed.ok ? partsOf(parsed.document, lines) : undefined;
  return parsed.ok && parts ? { document: parsed.document, parts } : undefined;
};

const scenariosIn = (text: string): number | undefined => {
  const parsed = parseFeature(text);
  return parsed.ok ? parsed.document.scenarios.length : undefined;
};

/**
 * Merges two changes of a feature file. Where all three texts can be read, part by part: scenarios are found again
 * where they were moved, renamed or indented anew, and scenarios that both sides added are all kept. Else, and where
 * that cannot tell, by line. A line that either side wrote is in the merged text or in a conflict; one that a side took
 * away and the other left as it was goes. Line endings, a byte order mark and a missing final newline are merged as
 * the lines are; white space that both changed at the start of a line is taken from mine. Never throws.
 */
export function mergeFeatures(base: string, mine: string, theirs: string): MergeResult {
  if (mine === theirs || base === theirs) return { ok: true, text: mine };
  if (base === mine) return { ok: true, text: theirs };
  return mergeTexts({ base, mine, theirs });
}

/** `mergeFeatures` for texts that are all different. */
export function mergeTexts(texts: Sides<string>): MergeResult {
  const { lines, ends } = laidOut(texts);
  const base = versionOf(texts.base, lines.base);
  const mine = versionOf(texts.mine, lines.mine);
  const theirs = versionOf(texts.theirs, lines.theirs);
  const parts = base && mine && theirs && mergeParts({ base, mine, theirs });
  const byParts =
    parts && resultOf(lines, parts.pieces, ends, (text) => scenariosIn(text) === parts.scenarios);
  if (byParts) return byParts;
  const readable = scenariosIn(texts.mine) !== undefined && scenariosIn(texts.theirs) !== undefined;
  const byLines = resultOf(
    lines,
    mergePart({ part: 'text' }, lines),
    ends,
    (text) => !readable || scenariosIn(text) !== undefined,
  );
  if (byLines) return byLines;
  const whole = conflict({ part: 'text' }, lines);
  return { ok: false, conflicts: conflictsIn([whole]), pieces: [whole], ends };
}

/** The pieces that have something in them, neighbours of agreed lines as one. */
function joined(pieces: readonly MergePiece[]): MergePiece[] {
  const all: MergePiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if ('conflict' in piece) all.push(piece);
    else if (last && 'lines' in last) for (const line of piece.lines) last.lines.push(line);
    else if (piece.lines.length > 0) all.push({ lines: [...piece.lines] });
  }
  return all;
}

/**
 * Pieces of a text that only a person can finish, as texts: one side taken of each place, they are a whole text. No two
 * agreed ones stand next to each other.
 */
export function piecesAsText({ pieces, ends }: Conflicted): TextPiece[] {
  const filled = joined(pieces);
  const last = filled.length - 1;
  return filled.map((piece, at) => {
    const text = (lines: readonly SourceLine[]): string =>
      written(lines, { mark: at === 0 ? ends.mark : '', open: at === last && ends.open });
    if ('lines' in piece) return { text: text(piece.lines) };
    const { base, mine, theirs } = piece.conflict;
    return { base: text(base.lines), mine: text(mine.lines), theirs: text(theirs.lines) };
  });
}
