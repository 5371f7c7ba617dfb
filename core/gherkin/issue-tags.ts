import type { FeatureDocument } from './document';

/** A tag that reads as the key of a Jira issue: `@SHOP-12`. */
const ISSUE_TAG = /^@([A-Z][A-Z0-9_]{1,254}-[1-9][0-9]{0,17})$/;

export const isIssueTag = (name: string): boolean => ISSUE_TAG.test(name);

/** The issue keys that tags of each scenario name, its own and those it inherits; one list a scenario, in order. */
export const issueKeysOf = (document: FeatureDocument): string[][] =>
  document.scenarios.map(({ tags, inheritedTags }) => [
    ...new Set([...tags, ...inheritedTags].flatMap(({ name }) => ISSUE_TAG.exec(name)?.[1] ?? [])),
  ]);
