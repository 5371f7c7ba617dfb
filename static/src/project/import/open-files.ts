import type { ImportedFile } from '../../../../src/invoke-api';
import { strings } from '../../strings';

const words = strings.import.result;

/** A person has to decide something about the file. */
export const isUndecided = ({ outcome }: ImportedFile): boolean =>
  outcome === 'asks' || outcome === 'conflicts';

/** Nothing of the file is stored until a person decides, about it or about another. */
export const isOpen = (file: ImportedFile): boolean => isUndecided(file) || file.outcome === 'waits';

export function whyOpen({ outcome, waitsFor = '' }: ImportedFile): string {
  if (outcome === 'waits') return words.openWaits(waitsFor);
  return outcome === 'asks' ? words.openAsks : words.openConflicts;
}

/** The path of the first file to be decided about, or of the first behind `after`. */
export const nextOpen = (files: readonly ImportedFile[], after?: string): string | undefined =>
  files.slice(files.findIndex(({ path }) => path === after) + 1).find(isUndecided)?.path;

/** The files with what became of some of them, by path. */
export const withOutcomes = (
  files: readonly ImportedFile[],
  outcomes: ReadonlyMap<string, ImportedFile>,
): ImportedFile[] => files.map((file) => (isOpen(file) && outcomes.get(file.path)) || file);

/** Paths of the open files that have to be stored together with this one, itself among them. */
export function storedWith(files: readonly ImportedFile[], path: string): Set<string> {
  const open = files.filter(isOpen);
  const first = open.find((file) => file.path === path)?.waitsFor ?? path;
  return new Set([
    path,
    ...open.filter((file) => file.path === first || file.waitsFor === first).map((file) => file.path),
  ]);
}
