import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import plan from './plan.json';

/** A scenario that somebody adds in the panel of an issue; `file` holds its text. */
export interface AddedScenario {
  feature: string;
  file: string;
  testType: 'automated' | 'manual';
}

export interface DemoIssue {
  type: 'Story' | 'Bug' | 'Task';
  summary: string;
  description: string;
  status: 'To Do' | 'In Progress' | 'Done';
  /** A person by sign-in name. */
  assignee?: string;
  /** Names of imported scenarios that are linked in the panel of this issue. */
  links?: string[];
  added?: AddedScenario[];
}

/** How the rows of a scenario that have this step end at it. */
export interface Outcome {
  scenario: string;
  /** As the report words it, without its keyword. */
  step: string;
  status: 'failed' | 'pending' | 'undefined';
  /** Line by line. */
  message?: string[];
}

/** A build that publishes its report: everything passes but for the outcomes. */
export interface DemoRun {
  commit: string;
  buildUrl: string;
  /** What has this tag does not run. */
  without?: string;
  outcomes: Outcome[];
}

export interface DemoProject {
  key: string;
  name: string;
  /** Its Gherkin language. */
  language: string;
  /** Files that are imported, by their paths in the project: below this folder of `features`. */
  folder: string;
  features: string[];
  issues: DemoIssue[];
  /** In the order they are published. */
  runs: DemoRun[];
}

/** What the demo holds: 2 projects, 12 issues, 6 features with 40 scenarios, 3 runs. */
export const PROJECTS = plan.projects as DemoProject[];

/** A text of the demo, by its path below this folder. */
export const textOf = (path: string): string => readFileSync(join(__dirname, path), 'utf8');
