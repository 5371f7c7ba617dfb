import type { FoundIssue, Vocabulary } from '../../../../src/invoke-api';

/** Where the editor's suggestions come from, beside the text itself. Neither rejects: what cannot be had is empty. */
export interface EditorSources {
  /** Asked once, when something is first to be suggested. */
  vocabulary(): Promise<Vocabulary>;
  /** Issues whose key or summary matches; `signal` says that nobody waits any more. */
  findIssues(query: string, signal: AbortSignal): Promise<FoundIssue[]>;
}

export const NO_VOCABULARY: Vocabulary = { steps: [], tags: [] };

export const NO_SOURCES: EditorSources = {
  vocabulary: () => Promise.resolve(NO_VOCABULARY),
  findIssues: () => Promise.resolve([]),
};
