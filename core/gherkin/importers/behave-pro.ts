import { taggedIssue } from '../issue-tags';
import { ownTags, retagged, withText, type OpenFile } from './open-file';

const STATUS = ['@OPEN', '@WIP', '@COMPLETED'];
const ORPHAN = '@ORPHAN';
const MANUAL = '@MANUAL';

const isKey = (tag: string): boolean => {
  const issue = taggedIssue(tag);
  return issue !== undefined && issue.as === undefined;
};
/** What only Jira says: the file has it from there. */
const isJiras = (tag: string): boolean =>
  tag === ORPHAN || STATUS.includes(tag) || /^@(assignee|version):/.test(tag);

/** The tags that a download puts before a scenario's own; `undefined` where they do not begin so. */
function headOf(tags: readonly string[]): string[] | undefined {
  const end = tags.findIndex((tag) => !isKey(tag) && !isJiras(tag));
  const head = end < 0 ? [...tags] : tags.slice(0, end);
  return head.some((tag) => tag === ORPHAN || isKey(tag)) ? head : undefined;
}

/** Whether a file is of a download: each scenario begins with what its issues say, or says that it has none. */
export function isBehavePro(file: OpenFile): boolean {
  const heads = file.document.scenarios.map(({ index }) => headOf(ownTags(file, index)));
  return heads.length > 0 && heads.every(Boolean) && heads.some((head) => head?.some(isJiras));
}

/** Blank lines at the end of a file: a download is filled up with them. */
const FILLING = /(\r?\n)[ \n]*\n$/;

const unfilled = (file: OpenFile): OpenFile => {
  const { text } = file.document;
  return isBehavePro(file) && FILLING.test(text) ? withText(file, text.replace(FILLING, '$1')) : file;
};

/**
 * A download of this app, or of the one before it, as the feature it was made from: what its tags say of issues is in Jira,
 * `@MANUAL` is the test type, keys of issues stay and link. A status further on than the head of the tags is somebody's own.
 */
export function fromBehavePro(file: OpenFile): OpenFile {
  const tags = file.document.scenarios.map(({ index }) => ownTags(file, index));
  const heads = tags.map((own) => new Set((headOf(own) ?? []).filter(isJiras)));
  const testTypes = tags.map((own) => (own.includes(MANUAL) ? 'manual' : 'automated'));
  const plain = retagged(unfilled(file), {
    keeps: (name, owner) => owner === 'feature' || (name !== MANUAL && !heads[owner]?.has(name)),
  });
  const leftOut = [...new Set(heads.flatMap((head) => [...head]))];
  const manual = testTypes.filter((type) => type === 'manual').length;
  const notes = [...plain.notes];
  if (leftOut.length) notes.push({ kind: 'left-out', tags: leftOut });
  if (testTypes.length) notes.push({ kind: 'test-types', manual, automated: testTypes.length - manual });
  return { ...plain, testTypes, notes };
}
