import { markedPath } from '../gherkin/paths';

/** Where everything of a project lies: its key, which Jira keeps unique and free of slashes. */
const folderOf = (projectKey: string): string => projectKey;

/** What belongs to no project; keys of projects are upper case. */
export const SITE_FOLDER = 'site';

/** What many disks make of a name: they tell neither capital letters nor ways to write an accent apart. */
const onDisk = (part: string): string => part.normalize('NFC').toLowerCase();

/**
 * A feature's file as it came or was written. A path that is taken gets a number: no file of a zip may hide another, nor once it
 * is unpacked. Takes the path.
 *
 * @param taken Of the files before, as a disk knows them.
 */
export function featurePart(projectKey: string, path: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const named = number === 1 ? path : markedPath(path, ` (${number})`);
    const part = `${folderOf(projectKey)}/features/${named}`;
    const name = onDisk(part);
    if (!taken.has(name)) {
      taken.add(name);
      return part;
    }
  }
}

/** The records of a kind, one a line. */
export const recordsPart = (folder: string, kind: string): string => `${folder}/records/${kind}.jsonl`;

/** Which issue of Jira each id is that the records of a project name: `{"id", "key"}`, one a line. */
export const issuesPart = (projectKey: string): string => recordsPart(folderOf(projectKey), 'jira-issues');
