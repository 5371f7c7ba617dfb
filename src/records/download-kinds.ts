/** Changes with every change of what downloads of a project are made of. */
export interface GenerationBody {
  of: string;
}

/** What Jira says of an issue, as far as downloads tell it. */
export interface KeptFacts {
  key: string;
  assignee?: string;
  versions: string[];
  statusId?: string;
  categoryKey?: string;
}

/** What Jira says of some linked issues of a project, by issue id; `null` of one that is not there for the app. */
export interface FactsBody {
  /** When the oldest of them was read, in epoch milliseconds. */
  at: number;
  facts: Record<string, KeptFacts | null>;
}

/** The newest archive of a project: as long as what it is made of is the same, and until its facts are too old. */
export interface DownloadBody {
  /** What it was made of, as a hash. */
  of: string;
  /** Epoch milliseconds. */
  until: number;
  etag: string;
  /** Features that are left out since they cannot be read. */
  drafts: number;
  /** Where it is: in here, or an object that is answered as text, or fetched by whoever downloads. */
  archive: { text: string } | { objectKey: string; isText: boolean };
}
