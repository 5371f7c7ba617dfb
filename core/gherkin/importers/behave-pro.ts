import { taggedIssue } from '../issue-tags';
import { ownTags, retagged, withText, type OpenFile } from './open-file';

const ORPHAN = '@ORPHAN';
const MANUAL = '@MANUAL';

/** What a download says of issues before a scenario's own tags, in this order; the statuses each at most once. */
const FACTS = [/^@assignee:/, /^@version:/, /^@OPEN$/, /^@WIP$/, /^@COMPLETED$/];

const isKey = (tag: string): boolean => {
  const issue = taggedIssue(tag);
  return issue !== undefined && issue.as === undefined;
};

/** What only Jira says of a scenario's issues, as far as its tags begin as a download writes them; else `undefined`. */
function factsIn(tags: readonly string[]): string[] | undefined {
  if (tags[0] === ORPHAN) return [ORPHAN];
  const ownFrom = tags.findIndex((tag) => !isKey(tag));
  const rest = ownFrom < 0 ? [] : tags.slice(ownFrom);
  if (rest.length === tags.length) return undefined;
  const facts: string[] = [];
  let place = 0;
  for (const tag of rest) {
    const at = FACTS.findIndex((fact) => fact.test(tag));
    if (at < place || facts.includes(tag)) break;
    facts.push(tag);
    place = at;
  }
  return facts;
}

const factsOf = (file: OpenFile): (string[] | undefined)[] =>
  file.document.scenarios.map(({ index }) => factsIn(ownTags(file, index)));

/** Whether a file may be of a download: each scenario begins with keys of issues, or says that it has none. */
export const maybeBehavePro = (file: OpenFile): boolean =>
  file.document.scenarios.length > 0 && factsOf(file).every(Boolean);

/** Whether a file is surely of a download: it also says of issues what no person writes. */
export const isBehavePro = (file: OpenFile): boolean =>
  maybeBehavePro(file) && factsOf(file).some((facts) => facts?.length);

/** Without the blank lines at its end: a download is filled up with them. */
function unfilled(file: OpenFile): OpenFile {
  const { text } = file.document;
  if (!maybeBehavePro(file) || !text.endsWith('\n')) return file;
  let own = text.length;
  while (own > 0 && ' \n'.includes(text.charAt(own - 1))) own -= 1;
  const end = text.indexOf('\n', own) + 1;
  return end < text.length ? withText(file, text.slice(0, end)) : file;
}
/**
 * A download of this app, or of the one before it, as the feature it was made from: what its tags say of issues is in Jira,
 * `@MANUAL` is the test type, keys of issues stay and link. Such a tag further on is somebody's own.
 */
export function fromBehavePro(file: OpenFile): OpenFile {
  const tags = file.document.scenarios.map(({ index }) => ownTags(file, index));
  const heads = tags.map((own) => factsIn(own) ?? []);
  const testTypes = tags.map((own) => (own.includes(MANUAL) ? 'manual' : 'automated'));
  const plain = retagged(unfilled(file), {
    keeps: (name, owner) => owner === 'feature' || (name !== MANUAL && !heads[owner]?.includes(name)),
  });
  const leftOut = [...new Set(heads.flat())];
  const manual = testTypes.filter((type) => type === 'manual').length;
  const notes = [...plain.notes];
  if (leftOut.length) notes.push({ kind: 'left-out', tags: leftOut });
  if (testTypes.length) notes.push({ kind: 'test-types', manual, automated: testTypes.length - manual });
  return { ...plain, testTypes, notes };
}
