import type { ImportedFile } from '../../../../src/invoke-api';
import { strings } from '../../strings';

const words = strings.import.result;

/** Nothing of the file is stored until a person decides. */
export const isOpen = ({ outcome }: ImportedFile): boolean => outcome === 'asks' || outcome === 'conflicts';

export const whyOpen = ({ outcome }: ImportedFile): string =>
  outcome === 'asks' ? words.openAsks : words.openConflicts;

/** The path of the first file that is open, or of the first behind `after`. */
export const nextOpen = (files: readonly ImportedFile[], after?: string): string | undefined =>
  files.slice(files.findIndex(({ path }) => path === after) + 1).find(isOpen)?.path;

/** The files with what became of one of them. */
export const withOutcome = (files: readonly ImportedFile[], file: ImportedFile): ImportedFile[] =>
  files.map((one) => (one.path === file.path ? file : one));
