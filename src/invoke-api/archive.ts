import type { Call, Mutation } from './calls';

/** Kinds of records an archive has (src/records/archived.ts). */
export type ArchivedKind =
  | 'project'
  | 'feature'
  | 'issue'
  | 'example-map'
  | 'run'
  | 'run-part'
  | 'latest'
  | 'version'
  | 'saves'
  | 'gone'
  | 'audit'
  | 'api-key'
  | 'removal';

/** Kinds that an import brings back. */
export type ImportedKind = Exclude<ArchivedKind, 'audit' | 'api-key' | 'removal'>;

/** Which project is exported; `site` for what belongs to none. */
interface OfProject {
  projectId: string;
}

export interface ExportStart {
  /** Of the app. */
  appVersion: string;
  /** ISO time. */
  at: string;
  /** Address of the site. */
  site: string;
  /** Absent for the site. */
  project?: { id: string; key: string; name: string };
  features: number;
  scenarios: number;
}

/** What became of a record. `new`: it was not here. `different`: both are to be had, and what was chosen kept the one here. */
export type RecordOutcome = 'new' | 'replaced' | 'merged' | 'copied' | 'same' | 'different' | 'refused';

export interface ImportedRecord {
  /** As the archive names it. */
  key: string;
  outcome: RecordOutcome;
  /** Path of a feature. */
  path?: string;
  /** Why it was refused. */
  reason?: string;
  /** Scenarios that did not keep their links, since another feature here has them. */
  copies?: number;
}

/** What is done where the archive and the project have different things under one id or path. */
export type OnDifferent = 'keep' | 'take' | 'both';

/** One step of an import, or what it would come to. */
export interface ImportStep extends OfProject {
  /** Of `archive.json`: names the archive. */
  archive: string;
  /** Address of the site that the archive is from. */
  site: string;
  /** Ids of projects, there and here. A project's admin names one. */
  projects: { from: string; to: string }[];
  kind: ImportedKind;
  /** Records, a line each, gzipped, in base64: what one transaction or a few take. */
  lines: string;
  /** The issues that they name. */
  issues: { id: string; key?: string }[];
  onDifferent: OnDifferent;
  /** Nothing is written. */
  dry?: boolean;
}

/** Both surfaces have these: a project's settings for itself, the admin page for every project. */
export type ArchiveApi = {
  /** Notes in the audit log that an export begins. `projectId` is the project, or `site`. */
  exportStart: Call<Mutation & OfProject, ExportStart>;
  /** Every feature with a hash of its line in the catalogue: what has another one, or none, has changed meanwhile. */
  exportCatalogue: Call<OfProject, { features: [id: string, hash: string][] }>;
  /** Keys of a kind, a page at a time; what was written in the last moments may be missing. */
  exportKeys: Call<OfProject & { kind: ArchivedKind; cursor?: string }, { keys: string[]; cursor?: string }>;
  /**
   * Records as they are now: lines of JSON, gzipped, in base64; those that are not there are left out. `read` says how many of the
   * keys were looked at: ask for the others again.
   */
  exportRecords: Call<
    OfProject & { kind: ArchivedKind; keys: string[] },
    { lines: string; records: number; read: number }
  >;
  /** Keys of issues, as far as they may be told. */
  exportIssues: Call<OfProject & { issueIds: string[] }, { issues: { id: string; key: string }[] }>;
  /** Which of the archive's issues are here. */
  importIssues: Call<
    OfProject & { site: string; issues: { id: string; key?: string }[] },
    { found: { id: string; key: string }[] }
  >;
  importStep: Call<Mutation & ImportStep, { records: ImportedRecord[] }>;
  /** Brings the lists of issues in line, at most 50 a call, and has their search properties written. */
  importSettle: Call<
    Mutation & OfProject & { site: string; issues: { id: string; key?: string }[] },
    Record<string, never>
  >;
  /** Notes in the audit log that an import has ended. */
  importEnd: Call<
    Mutation & OfProject & { archive: string; counts: Partial<Record<RecordOutcome, number>> },
    Record<string, never>
  >;
};

/** What the admin page needs besides: which projects there are. */
export type SiteArchiveApi = ArchiveApi & {
  /** Projects that the app keeps anything of. */
  exportProjects: Call<Record<string, never>, { projects: { id: string; key: string; name: string }[] }>;
  /** Jira's projects with these keys; those that are not there are left out. */
  importTargets: Call<{ keys: string[] }, { projects: { id: string; key: string; name: string }[] }>;
};
