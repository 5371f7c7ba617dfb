/** How to look for the issues that a text may mean. */
export type IssueSearch =
  /** Keys that begin as the text does; most of them need not exist. */
  | { keys: string[] }
  /** In Jira's query language: those of the project, and those of all others unless everything would be meant. */
  | { own: string; others?: string };

/** Words of a text that are looked for. */
const MOST_WORDS = 10;
/** Digits that a key's number has at most. */
const KEY = /^([A-Z][A-Z0-9_]+)-([1-9][0-9]{0,9})$/i;
const NUMBER = /^[1-9][0-9]{0,9}$/;

const keysFrom = (projectKey: string, number: string): string[] => [
  `${projectKey}-${number}`,
  ...Array.from({ length: 10 }, (_, digit) => `${projectKey}-${number}${digit}`),
];

/**
 * How to look for issues by what somebody types: a key or the beginning of one (a number alone is one of this project), or
 * words of a summary, the last of them perhaps begun only. Nothing of the text but letters, their marks and digits gets into a query.
 *
 * @param project The project whose issues come first.
 */
export function issueSearch(text: string, project: { id: string; key: string }): IssueSearch {
  const typed = text.trim();
  const [, projectKey, number] = KEY.exec(typed) ?? [];
  if (projectKey && number) return { keys: keysFrom(projectKey.toUpperCase(), number) };
  if (NUMBER.test(typed)) return { keys: keysFrom(project.key, typed) };

  const folded = typed.normalize('NFC').toLowerCase();
  // Vowels of many scripts are marks; one that follows nothing is no word.
  const words = (folded.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []).slice(0, MOST_WORDS);
  const isProject = typed.replace(/-$/, '').toUpperCase() === project.key;
  if (!words.length || isProject) return { own: `project = ${project.id} ORDER BY updated DESC` };
  // Words are indexed by their stems, which the beginning of a word need not be a beginning of, and the other way round.
  const said = words.map((word) => `(summary ~ "${word}" OR summary ~ "${word}*")`).join(' AND ');
  return {
    own: `project = ${project.id} AND ${said} ORDER BY updated DESC`,
    others: `project != ${project.id} AND ${said} ORDER BY updated DESC`,
  };
}

/**
 * The same for a defect: first those of the type its project gives defects, then any other. Without words, only the former.
 *
 * @param typeId Digits; without it no type comes first.
 */
export function defectSearch(
  text: string,
  project: { id: string; key: string },
  typeId: string | undefined,
): IssueSearch {
  const search = issueSearch(text, project);
  if ('keys' in search || typeId === undefined) return search;
  const first = `project = ${project.id} AND issuetype = ${typeId}`;
  const rest = search.own.slice(`project = ${project.id}`.length);
  return {
    own: `${first}${rest}`,
    ...(search.others && { others: `(project != ${project.id} OR issuetype != ${typeId})${rest}` }),
  };
}
