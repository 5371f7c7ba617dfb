import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { FeatureDocument, ScenarioNode } from './document';
import { commonIndent, withoutIndent, type SourceLine } from './lines';

/** @throws RangeError when the document has no scenario at `index`: a fault of the caller. */
export function scenarioAt(document: FeatureDocument, index: number): ScenarioNode {
  const scenario = document.scenarios[index];
  if (!scenario) throw new RangeError(`no scenario ${index} among ${document.scenarios.length}`);
  return scenario;
}

/** The lines of a scenario from its first tag to its last own line, and the indentation they share. */
export function scenarioLines(
  document: FeatureDocument,
  index: number,
): { lines: SourceLine[]; indent: string } {
  const { startLine, endLine } = scenarioAt(document, index);
  const lines = document.lines.slice(startLine - 1, endLine);
  return { lines, indent: commonIndent(lines.map((line) => line.content)) };
}

/**
 * The scenario's own text: tags, keyword line, steps, examples and the comments among them, without the indentation
 * its lines share; lines end with LF, the last with nothing. Comments above its tags are not part of it.
 */
export function scenarioText(document: FeatureDocument, index: number): string {
  const { lines, indent } = scenarioLines(document, index);
  return lines.map((line) => withoutIndent(line.content, indent)).join('\n');
}

/** First 16 hex digits of the sha256 of `scenarioText`: the same under another indentation or line ending. */
export function scenarioHash(document: FeatureDocument, index: number): string {
  return textHash(scenarioText(document, index));
}

/** First 16 hex digits of the sha256 of a text in UTF-8. */
export function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}
