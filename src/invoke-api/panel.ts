import type { LintSettings } from '@behave-pro/core/gherkin';
import type { Counts } from '@behave-pro/core/reports';
import type { AgreementApi, AgreementView } from './agreement';
import type { DefectsApi, DefectsView } from './defects';
import type { ExampleMapApi } from './example-map';
import type { ChildrenApi, FamilyApi, FamilyHint } from './family';
import type { Access, Call, Lapse, Mutation, RunHistory, ScenarioResult, TestType } from './calls';
import type { ScenarioPlace } from './saving';
import type { FoundIssue, Vocabulary } from './words';

export interface PanelScenario {
  id: string;
  featureId: string;
  featureName: string;
  name: string;
  kind: 'scenario' | 'outline';
  ruleName?: string;
  /** The Gherkin language of its feature, as a dialect code such as `en`. */
  language: string;
  /** The scenario's own text (tags, keyword line, steps, examples), without its feature's indentation. */
  text: string;
  /** Send it back with an edit: a change made by someone else meanwhile is then seen. */
  textHash: string;
  testType: TestType;
  /**
   * Why it cannot be edited or deleted by itself: its feature is a draft, and this is the last text that could be read, or is
   * written in Markdown. Both are edited as a whole on the project page.
   */
  locked?: 'draft' | 'markdown';
  result?: ScenarioResult;
}

export interface PanelView {
  issue: { id: string; key: string; projectKey: string };
  /** `disabled`: a project admin has to enable the project first. */
  project: {
    state: 'enabled' | 'disabled';
    defaultTestType: TestType;
    defaultLanguage: string;
    /** What the editor notes while somebody types. */
    lint: LintSettings;
  };
  access: Access;
  /** Ready votes and questions. */
  agreement: AgreementView;
  defects: DefectsView;
  scenarios: PanelScenario[];
  /** Scenarios linked here that this person may not see (their feature's project is closed to them). */
  hidden: number;
  /** Absent where the issue is neither a clone that has something to be offered nor has children. */
  family?: FamilyHint;
}

/** A feature that takes no scenario from an issue: its text is edited as a whole, or has errors. */
export interface ClosedFeature {
  name: string;
  why: 'draft' | 'markdown';
}

export interface FeatureChoice {
  id: string;
  name: string;
  /** Its Gherkin language, as a dialect code such as `en`. */
  language: string;
  scenarios: number;
}

/** A scenario of the issue's project that could be linked to it. */
export interface LinkableScenario {
  id: string;
  featureId: string;
  featureName: string;
  name: string;
  /** It is on this issue already. */
  linked: boolean;
}

export interface ContextView {
  project: { state: 'enabled' | 'disabled' };
  /** Present while the licence has lapsed. */
  lapse?: Lapse;
  counts: Counts;
  /** Ready votes that stand. */
  ready: number;
  openQuestions: number;
  /** ISO time of the newest result, if there is one. */
  lastRun?: string;
  failing: { name: string; step?: string; message?: string }[];
  /** It has no scenarios of its own and there may be issues below it, whose sum `children` gives. */
  parent?: true;
}

/** Functions of the issue panel. */
export type PanelApi = AgreementApi & DefectsApi & ExampleMapApi & FamilyApi & ScenariosApi;

/** Those on its scenarios. */
type ScenariosApi = {
  load: Call<Record<string, never>, PanelView>;
  /** Features of the issue's project, by name; `suggested` are those this issue already uses, `closed` take none. */
  features: Call<
    Record<string, never>,
    { features: FeatureChoice[]; suggested: string[]; closed: ClosedFeature[] }
  >;
  /** What the issue's project is written with, as far as this person may see it. */
  vocabulary: Call<{ featureId?: string | undefined }, Vocabulary>;
  add: Call<
    Mutation & { feature: { id: string } | { name: string }; text: string; testType?: TestType },
    { scenario: PanelScenario }
  >;
  /** `baseText` is the text the person began with: what somebody else saved meanwhile is merged where it can be. */
  edit: Call<
    Mutation & {
      featureId: string;
      scenarioId: string;
      text: string;
      textHash: string;
      baseText?: string;
      testType?: TestType;
    },
    { scenario: PanelScenario; merged?: true }
  >;
  /** Removes the scenario from its feature; `bringBack` undoes it. */
  /** `featureId` is where it was taken out, if it had gone to another feature: what undoes it names that one. */
  remove: Call<
    Mutation & { featureId: string; scenarioId: string; textHash: string },
    { featureId?: string }
  >;
  /** Brings a removed scenario back where it stood, with its id, results and links. */
  bringBack: Call<Mutation & { featureId: string; scenarioId: string }, { scenario: PanelScenario }>;
  /** Scenarios of the issue's project whose name or feature holds every word of `query`, at most 50. */
  linkable: Call<{ query: string }, { scenarios: LinkableScenario[]; more: boolean }>;
  /** Results of a scenario in the runs of its project, the newest first; `before` is what the answer before gave. */
  history: Call<{ featureId: string; scenarioId: string; before?: string | undefined }, RunHistory>;
  /** Issues that a text may mean, by key or words of the summary; at most 10, those of this project first. */
  findIssues: Call<{ query: string }, { issues: FoundIssue[] }>;
  link: Call<Mutation & { featureId: string; scenarioId: string }, { scenario: PanelScenario }>;
  /**
   * Puts a copy below the scenario, in its feature and on this issue, linked to this issue and to those its tags name. `remove`
   * with the copy undoes it.
   */
  duplicate: Call<
    Mutation & { featureId: string; scenarioId: string; textHash: string },
    { scenario: PanelScenario }
  >;
  /**
   * Moves a scenario to another feature of the issue's project, in the same language, with its links, results and rank.
   * `from` undoes it: move it to that feature, at that place, with the text's hash of the answer.
   */
  move: Call<
    Mutation & {
      featureId: string;
      scenarioId: string;
      textHash: string;
      targetId: string;
      place?: ScenarioPlace | undefined;
    },
    { scenario: PanelScenario; from: { featureId: string; place: ScenarioPlace } }
  >;
  /**
   * Puts a scenario right behind `after` on this issue, or before `before`; where neither is there any more, nothing changes.
   * Answers the scenarios' ids in the order there is now.
   */
  rank: Call<
    Mutation & { scenarioId: string; before?: string | undefined; after?: string | undefined },
    { order: string[] }
  >;
  /** Takes the scenario off this issue; it stays in its feature. */
  unlink: Call<Mutation & { featureId: string; scenarioId: string }, Record<string, never>>;
};

/** Functions of the issue context. */
export type ContextApi = ChildrenApi & { load: Call<Record<string, never>, ContextView> };
