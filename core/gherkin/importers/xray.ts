import { taggedIssue, testKeysIn } from '../issue-tags';
import { ownTags, retagged, type OpenFile } from './open-file';
import { unnumbered } from './paths';
import { firstCommentLine } from '../spans';

/** Longest name that is made of keys, in characters: as long as names that are made of a feature's. */
const MOST_NAME = 100;

/** The comment in which Xray names the precondition that a background is. */
const PRECONDITION = /^\s*#\s*@PRECOND_([A-Z][A-Z0-9_]+-[1-9]\d*)\s*$/;

const featureTags = ({ document }: OpenFile): string[] =>
  (document.feature?.tags ?? []).map(({ name }) => name);

/** The preconditions that a file's backgrounds are, as comments in them or directly above say. */
export function preconditionsOf({ document }: OpenFile): string[] {
  const { lines, background, rules } = document;
  const said = [background, ...rules.map((rule) => rule.background)].flatMap((one) =>
    one ? lines.slice(firstCommentLine(lines, one.startLine) - 1, one.endLine) : [],
  );
  return [...new Set(said.flatMap(({ content }) => PRECONDITION.exec(content)?.[1] ?? []))];
}

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
  const [first, ...others] = named;
  if (first !== undefined) {
    const ending = '.feature';
    let name = first;
    for (const key of others)
      if (name.length + key.length + ending.length < MOST_NAME) name += `_${key}`;
      else break;
    return name + ending;
  }
  return unnumbered({ ...file, source: tests.length ? '1.feature' : file.source });
}

/** The execution that a file was exported from: a key alone on the first of the lines with tags. */
function executionOf({ document }: OpenFile): string | undefined {
  const [first, second] = document.feature?.tags ?? [];
  if (!first || first.line === second?.line) return undefined;
  const issue = taggedIssue(first.name);
  return issue && issue.as === undefined ? first.name : undefined;
}

/**
 * A file of Xray. Its tags stay: builds choose scenarios by them, and the number of a test is what it is known again by. Only
 * the execution that it was exported from is left out: the next export has another.
 */
export function fromXray(file: OpenFile): OpenFile {
  const { scenarios } = file.document;
  const isMarked = isXray(file);
  const execution = isMarked ? executionOf(file) : undefined;
  const plain = retagged(file, {
    keeps: (name, owner, alone) => owner !== 'feature' || !alone || name !== execution,
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
  if (execution !== undefined && plain !== file) notes.push({ kind: 'left-out', tags: [execution] });
  if (keys.length) notes.push({ kind: 'links', keys: [...new Set(keys)] });
  if (backgrounds.length) notes.push({ kind: 'background', keys: backgrounds });
  return { ...plain, notes };
}
