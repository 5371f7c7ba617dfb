import type { Call, Mutation } from './calls';

/** Somebody asked that what is kept is removed; until `dueAt` it can be cancelled. ISO times. */
export interface RemovalRequestView {
  id: string;
  askedAt: string;
  /** A name, as Jira shows it. Absent where nobody asked: Jira has deleted the project. */
  askedBy?: string;
  dueAt: string;
}

/** Says that what was kept of a project has been removed; nothing of what it was. ISO times. */
export interface CertificateView {
  project: { id: string; key: string; name: string };
  asked: RemovalRequestView;
  /** Since when the project was closed. */
  closedAt: string;
  firstPassAt?: string;
  doneAt: string;
  /** What was removed, by kind of record, and a hash over all of a kind, by which a copy can be recognised. */
  counts: Record<string, number>;
  hashes: Record<string, string>;
  /** Links that went from what belongs to other projects: lists of their issues, and features of theirs. */
  linksOff: { issues: number; features: number };
  /** Issues that may still have their search property: Jira refused to remove it, or they were out of reach. */
  propertiesLeft: number;
  /** Backups are not changed; the last one that holds anything of it is deleted by then. */
  backupsGoneBy: string;
}

/** What is on record of removals of a project. */
export interface ProjectRemovalView {
  request?: RemovalRequestView;
  /** Of this project, the newest first. */
  certificates: CertificateView[];
}

/** What is on record of removals on request, over the whole site. */
export interface SiteRemovalView {
  request?: RemovalRequestView;
  /** Projects whose removal was asked for and has not ended. */
  projects: {
    project: CertificateView['project'];
    dueAt: string;
    /** It has begun, and can no longer be cancelled. */
    isClosed: boolean;
    /** Nobody asked: Jira has deleted the project. */
    isDeleted: boolean;
  }[];
  /** Of all projects, the newest first. */
  certificates: CertificateView[];
}

/** What the settings page of a project and the admin page of the site have alike. */
export type RemovalApi<View> = {
  /** `confirm` is what the person typed; `days` from now on, at most `MOST_REMOVAL_DAYS`. Where there is a request it stays as it is. */
  requestRemoval: Call<Mutation & { confirm: string; days: number }, View>;
  /** Takes a request back that has not begun. One that is gone already is harmless. */
  cancelRemoval: Call<Mutation & { id: string }, View>;
};
