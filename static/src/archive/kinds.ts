import type { ImportedKind } from '../../../src/invoke-api';

/** Stories first, of all projects: where they are, features only add what is missing of their lists. */
export const STORIES: readonly ImportedKind[] = ['project', 'issue', 'example-map'];

/** Histories before who has them, results after what they are of. */
export const REST: readonly ImportedKind[] = [
  'version',
  'saves',
  'feature',
  'latest',
  'run-part',
  'run',
  'gone',
];

/** Kinds of which is told beforehand what would come of them. */
export const FORETOLD: readonly ImportedKind[] = ['feature'];

/** The list that says which issue each id is. */
export const ISSUES = 'jira-issues';

/** What an import reads of a project, and can go without where it is damaged. */
export type ReadKind = ImportedKind | typeof ISSUES;

export const READ_KINDS: readonly ReadKind[] = [...STORIES, ISSUES, ...REST];
