import type { Call, Mutation } from './calls';

/** An issue of Jira, as the person who asks may see it. */
export interface DefectIssue {
  id: string;
  key: string;
  summary: string;
  /** The name of its status. */
  status: string;
  /** Jira's category of the status. */
  category: 'new' | 'indeterminate' | 'done';
}

/** A defect of a scenario of the story. */
export interface DefectView {
  id: string;
  scenarioId: string;
  issue?: DefectIssue;
  /** Why there is none: `pending` for about a minute while it is being created, then `unknown`; `unread` where Jira did not answer. */
  state?: 'pending' | 'unknown' | 'unread';
  /** Jira has no link between it and the story: `relateDefect` makes it. */
  notLinked?: true;
}

/** What is known of the defects of a story's scenarios. */
export interface DefectsView {
  /** In the order in which they became known. */
  defects: DefectView[];
  /** How many of a scenario's there are that this person may not see. */
  hidden: { scenarioId: string; count: number }[];
  /** This person may note defects here, now. */
  canChange: boolean;
}

/** `note`, for people: what was not done beside it, such as a link that was not made. */
export interface DefectsReply {
  defects: DefectsView;
  note?: string;
}

/** What a form for a new defect needs to know. */
export interface DefectForm {
  /** Absent where somebody has to choose a type in the project's settings first. */
  type?: { id: string; name: string };
  /** The type that the project chose is gone from Jira. */
  typeIsGone?: true;
  project: { key: string; name: string };
  /** Where the story is opened, if that is known. */
  storyUrl?: string;
}

/** Functions of the issue panel on defects of its scenarios. */
export type DefectsApi = {
  defectForm: Call<Record<string, never>, DefectForm>;
  /**
   * Creates an issue in Jira as this person from the scenario's latest result, `runId`, which must be a failure; links it to the story.
   * `Conflict` when a newer run came or the project's type is another one by now, `Invalid` with Jira's reasons when Jira refuses. While the
   * scenario has an open defect, or one that is being created, answers `open` and does nothing unless `anyway`. `defectId` names what was made.
   */
  createDefect: Call<
    Mutation & { scenarioId: string; runId: string; typeId: string; summary: string; anyway?: boolean },
    (DefectsReply & { defectId: string }) | { open: DefectView[] }
  >;
  /** Issues that a text may mean; at most 10, those of the type `typeId` in this project first. Without a text, only those. */
  findDefects: Call<{ query: string; typeId?: string | undefined }, { issues: DefectIssue[] }>;
  /** Notes an issue as a defect of a scenario, and links it to the story in Jira. */
  linkDefect: Call<Mutation & { scenarioId: string; issueId: string }, DefectsReply & { defectId: string }>;
  /** It is no defect of the scenario; in Jira nothing changes. `linkDefect` undoes it. */
  unlinkDefect: Call<Mutation & { defectId: string }, DefectsReply>;
  /** Makes the link between defect and story in Jira that is missing. */
  relateDefect: Call<Mutation & { defectId: string }, DefectsReply>;
  /** Looks in Jira for one of which nobody knows whether it was created; one that is not there is forgotten, as `note` says. */
  lookForDefect: Call<Mutation & { defectId: string }, DefectsReply>;
};
