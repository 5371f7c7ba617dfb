import type { Identities, ImportedFile, ImportFile } from '../../../../src/invoke-api';
import { storedWith } from './open-files';
import type { packedText } from './pack';

/** What a person decided about a file: who its scenarios are, or the text that is to be over the one with this hash. */
export type Decision = { identities: Identities } | { text: string; over: string };

/** Decisions as they are sent with their files, by path. */
export type Decisions = ReadonlyMap<string, Pick<ImportFile, 'identities' | 'decided'>>;

/** Decisions with one more; a file whose text was decided on can still be asked about. */
export function withDecision(
  decisions: Decisions,
  path: string,
  decision: Decision,
  pack: typeof packedText,
): Decisions {
  const sent =
    'text' in decision
      ? { decided: { gz: pack(path, decision.text).gz, over: decision.over } }
      : { identities: decision.identities };
  return new Map([...decisions, [path, { ...decisions.get(path), ...sent }]]);
}

/** A file and those that have to be stored together with it, with what was decided about them, in the order of the import. */
export function togetherWith(
  path: string,
  files: readonly ImportFile[],
  answered: readonly ImportedFile[],
  decisions: Decisions,
): ImportFile[] {
  const paths = storedWith(answered, path);
  return files
    .filter((file) => paths.has(file.path))
    .map((file) => ({ ...file, ...decisions.get(file.path) }));
}
