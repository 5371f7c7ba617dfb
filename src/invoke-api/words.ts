/** What a project's features are written with, for who writes another. */
export interface Vocabulary {
  /**
   * Step texts as written, without their keywords; those used `here` first, then the most used. `uses` counts in the
   * project, `here` in the feature that was asked about, on a story without one in the features it uses.
   */
  steps: { text: string; uses: number; here: number }[];
  /** With their `@`, the most used first. */
  tags: { name: string; uses: number }[];
  /** There is more than one answer has. */
  more?: true;
}

/** An issue a person may mean. */
export interface FoundIssue {
  key: string;
  summary: string;
}
