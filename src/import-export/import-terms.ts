import type { TestType } from '../invoke-api';
import type { IssuePlace } from '../records/kinds';

/** What an import is about, besides its files. */
export interface ImportTerms {
  writeId: string;
  /** The mutations that this import may be: which files are written together can differ when it is delivered again. */
  mutations: readonly string[];
  projectId: string;
  /**
   * What becomes of a feature that the project has under the same path, with another text. `merge`: what was written here
   * since it was last imported stays as well.
   */
  onExisting: 'keep' | 'replace' | 'merge';
  /** Issues by key, as far as tags may link to them. */
  issues: ReadonlyMap<string, IssuePlace>;
}

/** The same, when what the project's own settings say is known too. */
export interface ProjectTerms extends ImportTerms {
  /** How scenarios are tested of which nothing else is said. */
  defaultTestType: TestType;
}
