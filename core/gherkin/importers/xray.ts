import { taggedIssue, testKeysIn } from '../issue-tags';
import { ownTags, retagged, type OpenFile } from './open-file';
import { unnumbered } from './paths';

/** The comment in which Xray names the precondition that a background is. */
const PRECONDITION = /^\s*#\s*@PRECOND_([A-Z][A-Z0-9_]+-[1-9]\d*)\s*$/;

const featureTags = ({ document }: OpenFile): string[] =>
  (document.feature?.tags ?? []).map(({ name }) => name);

/** The preconditions that a file's background is. */
export const preconditionsOf = ({ document }: OpenFile): string[] => [
  ...new Set(document.lines.flatMap(({ content }) => PRECONDITION.exec(content)?.[1] ?? [])),
];

const requirementsOf = (file: OpenFile): string[] =>
  featureTags(file).flatMap((name) => {
    const issue = taggedIssue(name);
    return issue?.as === 'REQ' ? [issue.key] : [];
  });

/** Whether a file is of Xray: a tag or a comment names an issue as only Xray does. */
export function isXray(file: OpenFile): boolean {
  const tags = file.document.scenarios.flatMap(({ index }) => ownTags(file, index));
  return (
    [...featureTags(file), ...tags].some((name) => taggedIssue(name)?.as !== undefined) ||
    preconditionsOf(file).length > 0
  );
}

/**
 * The same file under every number: named by the requirement and the precondition it was made for, by the test where it
 * holds but one, else by the feature.
 */
export function xrayPath(file: OpenFile): string {
  const keys = [...requirementsOf(file), ...preconditionsOf(file)];
  const tests = file.document.scenarios.flatMap(({ index }) => testKeysIn(ownTags(file, index)));
  const named = keys.length ? keys : tests.length === 1 ? tests : [];
  if (named.length) return `${named.join('_')}.feature`;
  return unnumbered({ ...file, source: tests.length ? '1.feature' : file.source });
}

/**
 * A file of Xray. Its tags stay: builds choose scenarios by them, and the number of a test is what it is known again by. Only
 * the execution that it was exported from, a key alone on a line above the feature, is left out: the next export has another.
 */
export function fromXray(file: OpenFile): OpenFile {
  const { scenarios } = file.document;
  const isMarked = isXray(file);
  const executions: string[] = [];
  const plain = retagged(file, {
    keeps: (name, owner, alone) => {
      const issue = taggedIssue(name);
      const stays = !isMarked || owner !== 'feature' || !alone || !issue || issue.as !== undefined;
      if (!stays) executions.push(name);
      return stays;
    },
  });
  const keys = [
    ...requirementsOf(file),
    ...scenarios.flatMap(({ index }) =>
      ownTags(file, index).flatMap((name) => {
        const issue = taggedIssue(name);
        return issue?.as === 'REQ' ? [issue.key] : [];
      }),
    ),
  ];
  const backgrounds = preconditionsOf(file);
  const notes = [...plain.notes];
  if (executions.length) notes.push({ kind: 'left-out', tags: [...new Set(executions)] });
  if (keys.length) notes.push({ kind: 'links', keys: [...new Set(keys)] });
  if (backgrounds.length) notes.push({ kind: 'background', keys: backgrounds });
  return { ...plain, notes };
}
