import type { Counts } from '@behave-pro/core/reports';
import type { TakeOver } from '@behave-pro/core/rules';
import type { Call, Mutation } from './calls';

/** What the panel is told of an issue's family, to know what else to ask for. */
export interface FamilyHint {
  /** The issue is a clone: how many of its original's scenarios it could still be offered, those elsewhere among them. */
  original?: { key: string; offered: number };
  /** There are, or on an epic may be, issues below this one. */
  children?: 'issues' | 'subtasks';
}

/** A scenario of the original that its clone has not. */
export interface OfferedScenario {
  id: string;
  featureId: string;
  featureName: string;
  name: string;
  ruleName?: string;
  /** It can be linked and not copied: its feature's text is edited as a whole, or has errors. */
  locked?: 'draft' | 'markdown';
}

export interface CloneOffer {
  original: { key: string; summary: string };
  /** In the original's order. */
  scenarios: OfferedScenario[];
  /** Further ones, of projects that this person may not see or not edit. */
  elsewhere: number;
}

/** What taking a scenario over made: what `undoTakeOver` takes back. */
export interface TakenScenario {
  /** That on this issue: the same, or the copy. */
  scenarioId: string;
  featureId: string;
  /** The original's. */
  of: string;
  /** A copy that somebody has worked on since is not taken back. */
  textHash: string;
}

/** An issue below the one that is looked at. */
export interface ChildIssue {
  key: string;
  summary: string;
  status: { name: string; category: 'todo' | 'doing' | 'done' };
  /** Absent where the app knows of no scenarios, votes and questions of it. */
  scenarios?: { counts: Counts; ready: number; openQuestions: number };
}

export interface ChildrenView {
  /** Those that are listed, together; a scenario on two of them counts on each. */
  sum: { counts: Counts; issues: number; withScenarios: number; ready: number; openQuestions: number };
  /** At most 100, the oldest first. */
  issues: ChildIssue[];
  /** There are more: Jira's search has them all. */
  more: boolean;
}

/** Functions on the issues above and below. */
export type FamilyApi = ChildrenApi & {
  /** What a clone can take from its original. `NotFound` where it is no clone, or its original is closed to this person. */
  offer: Call<Record<string, never>, CloneOffer>;
  /**
   * Puts scenarios of the original on this issue: the same ones, or a copy of each below it in its feature, which is on this
   * issue alone. One transaction, of one of `takeOverSteps`.
   */
  takeOver: Call<
    Mutation & { how: TakeOver; scenarios: { featureId: string; scenarioId: string }[] },
    { taken: TakenScenario[] }
  >;
  /** Takes links off again and removes copies; `left` are copies that somebody has worked on or linked since. */
  undoTakeOver: Call<Mutation & { how: TakeOver; taken: TakenScenario[] }, { left: number }>;
  /** On this issue nobody is offered anything of its original any more; or again. */
  putAway: Call<Mutation & { away: boolean }, Record<string, never>>;
};

export type ChildrenApi = {
  /**
   * The issues below this one as Jira lists them to this person, with what their search properties say: a few seconds behind what
   * was just changed.
   */
  children: Call<Record<string, never>, ChildrenView>;
};
