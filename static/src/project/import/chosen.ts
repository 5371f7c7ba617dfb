import { strings } from '../../strings';
import { sortOut, UnreadableFile, type Candidate, type Collected, type Refusal } from './collect';

/** A file of the browser, and where it is in the folder it came with. */
export interface ChosenFile {
  path: string;
  file: File;
}

export type ReadZip = (bytes: Uint8Array) => Candidate[];

const words = strings.import.why;

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new UnreadableFile(words.unreadable);
  }
}

/** Files of a file field; those of a folder come with their path in it. */
export const chosenFiles = (list: Iterable<File>): ChosenFile[] =>
  [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** A zip inside a chosen folder is one of its other files. */
const isZip = ({ path }: ChosenFile): boolean => !path.includes('/') && path.toLowerCase().endsWith('.zip');

/** Looks into what was chosen: files as they are, zips by what is in them. */
export async function lookInto(
  chosen: readonly ChosenFile[],
  zips: () => Promise<ReadZip>,
): Promise<Collected> {
  const candidates: Candidate[] = [];
  const refused: Refusal[] = [];
  for (const { path, file } of chosen) {
    if (!isZip({ path, file })) {
      candidates.push({ path, size: file.size, read: () => bytesOf(file) });
      continue;
    }
    const readZip = await zips();
    try {
      candidates.push(...readZip(await bytesOf(file)));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      refused.push({ path, reason: error.message });
    }
  }
  const sorted = sortOut(candidates);
  return { ...sorted, refused: [...refused, ...sorted.refused] };
}
