import type { FeatureDocument } from './document';

/** What Xray writes before a key in its exports: a requirement, or an issue of its own. */
const XRAY = 'REQ|TEST|TESTSET|PRECOND';
/** A tag that reads as the key of a Jira issue: `@SHOP-12`, or as Xray writes it `@REQ_SHOP-12`. */
const ISSUE_TAG = new RegExp(`^@(?:(${XRAY})_)?([A-Z][A-Z0-9_]{1,254}-[1-9][0-9]{0,17})$`);

/** An issue that a tag names; `as` says what Xray takes it for. */
export interface TaggedIssue {
  key: string;
  as?: 'REQ' | 'TEST' | 'TESTSET' | 'PRECOND';
}

/** The issue that a tag names, if it reads so. */
export function taggedIssue(name: string): TaggedIssue | undefined {
  const [, as, key] = ISSUE_TAG.exec(name) ?? [];
  if (key === undefined) return undefined;
  return as ? { key, as: as as NonNullable<TaggedIssue['as']> } : { key };
}

export const isIssueTag = (name: string): boolean => ISSUE_TAG.test(name);

/** The key of the story that a tag names: Xray's tests, test sets and preconditions are none. */
function storyKey(name: string): string[] {
  const issue = taggedIssue(name);
  return issue && (issue.as === undefined || issue.as === 'REQ') ? [issue.key] : [];
}

/**
 * The issue keys that tags of each scenario name, its own and those it inherits; one list a scenario, in order. `@REQ_SHOP-12`
 * names SHOP-12; the number of a test, `@TEST_SHOP-12`, names none.
 */
export const issueKeysOf = (document: FeatureDocument): string[][] =>
  document.scenarios.map(({ tags, inheritedTags }) => [
    ...new Set([...tags, ...inheritedTags].flatMap(({ name }) => storyKey(name))),
  ]);

/** The keys of the tests that a scenario's own tags say it is: one that Xray exported has one. */
export const testKeysIn = (tags: readonly string[]): string[] => [
  ...new Set(
    tags.flatMap((name) => {
      const issue = taggedIssue(name);
      return issue?.as === 'TEST' ? [issue.key] : [];
    }),
  ),
];
