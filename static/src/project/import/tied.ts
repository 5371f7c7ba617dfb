import type { ImportNote } from '@behave-pro/core/gherkin/importers';

/** A file to be sent, and what was made of it. */
interface Noted {
  path: string;
  notes: readonly ImportNote[];
}

/**
 * Files in groups between which scenarios of an export went: sent in one request, they are found again. The groups are in
 * the order of their first files, and files in their order in each.
 */
export function tiedFiles<File extends Noted>(files: readonly File[]): File[][] {
  const heads = new Map<string, string>();
  const headOf = (path: string): string => {
    let head = path;
    for (let next = heads.get(head); next !== undefined; next = heads.get(head)) head = next;
    return head;
  };
  for (const { path, notes } of files)
    for (const note of notes) {
      if (note.kind !== 'joined') continue;
      const [one, other] = [headOf(path), headOf(note.into)];
      if (one !== other) heads.set(one, other);
    }
  const groups = new Map<string, File[]>();
  for (const file of files) {
    const group = groups.get(headOf(file.path));
    if (group) group.push(file);
    else groups.set(headOf(file.path), [file]);
  }
  return [...groups.values()];
}
