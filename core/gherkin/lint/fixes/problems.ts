import type { Dialect } from '@cucumber/gherkin';
import type { TextProblem } from '../../document';
import { titleKeywords } from '../../language';
import { isTagLine, type SourceLine } from '../../lines';
import { keywordsOf, stepSlip, titleSlip, type Slip } from '../checks/misspelt-keyword';
import { startOf, type Fix } from './fix';
import { evenRows } from './rows';

/** Writes the keyword that was meant over a slip, with which `line` begins, at `start` of the text. */
export function respelt({ written, meant }: Slip, line: string, start: number): Fix | undefined {
  if (!meant) return undefined;
  const keyword = meant.of === 'title' ? `${meant.keyword}:` : `${meant.keyword} `;
  const end = start + written.length;
  const blank = meant.of === 'step' && /\s/.test(line.charAt(written.length)) ? 1 : 0;
  const label = `Write “${keyword.trim()}”`;
  return { label, edits: [{ from: start, to: end + blank, insert: keyword }] };
}

/** A title's keyword in another case or without its colon. */
function titled(line: string, dialect: Dialect, start: number): Fix | undefined {
  const lower = line.toLowerCase();
  const meant = titleKeywords(dialect)
    .filter((word) => lower.startsWith(word.toLowerCase()))
    .sort((a, b) => b.length - a.length)
    .find((word) => /^(?:\s*:|\s|$)/.test(line.slice(word.length)));
  if (!meant) return undefined;
  const written = meant.length + (/^\s*:/.exec(line.slice(meant.length))?.[0].length ?? 0);
  if (line.slice(0, written) === `${meant}:`) return undefined;
  return {
    label: `Write “${meant}:”`,
    edits: [{ from: start, to: start + written, insert: `${meant}:` }],
  };
}

/** Tags of several words, as one word each. */
function joinedTag(content: string, problem: TextProblem, start: number): Fix | undefined {
  const from = problem.column - 1;
  const written = content.slice(from, from + (problem.length ?? 0));
  if (!/^@.*\S\s+\S/.test(written)) return undefined;
  const tag = written.replace(/\s+/g, '_');
  const edit = { from: start + from, to: start + from + written.length, insert: tag };
  return { label: `Write “${tag}”`, edits: [edit] };
}

/** What would put right a problem that keeps a text from being read, where only one thing can be meant. */
export function fixProblem(
  lines: readonly SourceLine[],
  problem: TextProblem,
  dialect: Dialect,
): Fix | undefined {
  const content = lines[problem.line - 1]?.content ?? '';
  const line = content.trim();
  const start = startOf(lines, problem.line);
  if (line.startsWith('|')) return evenRows(lines, problem.line);
  if (isTagLine(content)) return joinedTag(content, problem, start);
  const at = start + content.indexOf(line);
  const keywords = keywordsOf(dialect);
  const slip =
    titleSlip(line, keywords, true) ?? stepSlip({ text: line, opensParagraph: true }, true, keywords);
  return (slip && respelt(slip, line, at)) ?? titled(line, dialect, at);
}
