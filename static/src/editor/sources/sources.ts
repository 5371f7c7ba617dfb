/** What the project's features say already. */
export interface Vocabulary {
  /** `uses` in the project; `here`: in the same feature, or in the features of the story. */
  steps: { text: string; uses: number; here: boolean }[];
  /** With their `@`. */
  tags: { name: string; uses: number }[];
}

export interface IssueChoice {
  key: string;
  summary: string;
}

/** Where the editor's suggestions come from, beside the text itself. Neither rejects: what cannot be had is empty. */
export interface EditorSources {
  /** Asked once, when something is first to be suggested. */
  vocabulary(): Promise<Vocabulary>;
  /** Issues whose key or summary matches; `signal` says that nobody waits any more. */
  findIssues(query: string, signal: AbortSignal): Promise<IssueChoice[]>;
}

export const NO_VOCABULARY: Vocabulary = { steps: [], tags: [] };

export const NO_SOURCES: EditorSources = {
  vocabulary: () => Promise.resolve(NO_VOCABULARY),
  findIssues: () => Promise.resolve([]),
};
