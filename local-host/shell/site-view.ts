import type { JiraUser } from '../contract';

/** Where a Custom UI module can stand on the site. */
export const MODULE_TYPES = [
  'jira:issuePanel',
  'jira:issueContext',
  'jira:projectPage',
  'jira:projectSettingsPage',
  'jira:adminPage',
] as const;

export type ModuleType = (typeof MODULE_TYPES)[number];

/** A module of the app as the site shows it. */
export interface ShellModule {
  type: ModuleType;
  key: string;
  title: string;
  /** What an issue context says beside its title. */
  label?: string;
  /** Path of the icon on the frames' origin. */
  iconPath?: string;
  /** Path of the document on the frames' origin. */
  framePath: string;
  /** With it the frame's height is fixed; without it the frame follows its content. */
  viewportSize?: string;
}

/** What the site's page asks its server for first. */
export interface SiteView {
  /** Who is signed in. */
  user: JiraUser;
  users: JiraUser[];
  frameOrigin: string;
  modules: ShellModule[];
  /** `<resource or resource/entry> → path` of every document a modal may name. */
  documents: Record<string, string>;
  /** Keys of the scheduled triggers that run each day. */
  dailyTriggers: string[];
}
