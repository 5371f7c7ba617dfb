/**
 * What the parts of the local host know of each other. The parts are:
 *   platform/  the app's process pool, storage, queue, object store, web triggers (what Forge's servers do)
 *   jira/      the stand-in Jira and its contract
 *   shell/     the Jira-like page that frames the app's Custom UI, and the bridge
 *   server.ts  listeners and `/_local/` controls
 */

import type { IssueScheme } from './jira/site/issue-types';

/** A request as it crosses the wire between app and platform; `path` keeps its query string. */
export interface WireRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Header names are lower case. */
export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Who calls Jira.
 * - `app`: `asApp()`; the app's own account, every permission the scopes allow.
 * - `app-user`: `asUser()`; that person's permissions AND the manifest's scopes.
 * - `person`: direct REST with Basic credentials; that person's permissions, no scopes.
 */
export type Actor =
  | { kind: 'app'; installation: string }
  | { kind: 'app-user'; installation: string; accountId: string }
  | { kind: 'person'; installation: string; accountId: string };

/** A product event, for example `avi:jira:updated:issue`, with the payload Forge would deliver. */
export interface ProductEvent {
  installation: string;
  event: string;
  payload: Record<string, unknown>;
}

/** The time the app and the stand-in Jira see. */
export interface Clock {
  now(): number;
  /** Milliseconds the app's time is ahead of real time. */
  offset(): number;
}

/** Counts one served Jira request; points as in the meter's definitions (a read 1 + objects, a write 1). */
export interface JiraMeter {
  jira(path: string, points: number): void;
}

export interface JiraUser {
  accountId: string;
  /** Sign-in name for Basic credentials and the user switcher: `ada`, `paul`, `mira`, `vic`, `nora`. */
  name: string;
  displayName: string;
}

/** A mail about an issue. */
export interface JiraMail {
  id: string;
  issueKey: string;
  /** Sign-in names of who gets it. */
  to: string[];
  /** ISO time. */
  sent: string;
  subject: string;
  textBody: string;
  htmlBody: string;
}

/** What goes wrong inside of Jira: `fails` says of one issue of a bulk write after another whether it fails. */
export interface JiraTrouble {
  fails: () => boolean;
}

/** The stand-in Jira as the rest of the host sees it. */
export interface Jira {
  /** Serves one REST call. What the operations extract does not list answers 501. */
  handle(actor: Actor, request: WireRequest, trouble?: JiraTrouble): Promise<WireResponse>;
  users(installation: string): JiraUser[];
  /** `undefined` when the credentials name nobody. */
  userByName(installation: string, name: string): JiraUser | undefined;
  /** Empties an installation's site: the five people and no projects. */
  reset(installation: string): Promise<void>;
  /** Configures what issues a project has, as Jira's admins do on pages of their own. False when there is no such project. */
  setIssueScheme(installation: string, projectKey: string, scheme: IssueScheme): Promise<boolean>;
  /** Every mail sent, in the order of sending. */
  mails(installation: string): JiraMail[];
  /** Every issue property stored, for the storage dump. */
  issueProperties(installation: string): { issueId: string; key: string; value: unknown }[];
}

/** What the shell says about where a Custom UI frame stands. */
export interface FrameContext {
  issueKey?: string;
  projectKey?: string;
}

/** One call of the app as the bridge makes it. `context` is what the shell passes, as on Forge: the client's word. */
export interface InvokeRequest {
  installation: string;
  accountId: string;
  moduleKey: string;
  context: FrameContext;
  functionKey: string;
  payload: unknown;
}

export type InvokeReply = { result: unknown } | { error: { name: string; message: string } };

/** What the shell needs from the platform. */
export interface Platform {
  invoke(request: InvokeRequest): Promise<InvokeReply>;
  /** `<module key> → url` of an installation's web triggers. */
  webTriggers(installation: string): Record<string, string>;
  /** The `getContext` value of the bridge for a module on an issue or a project. */
  frameContext(
    installation: string,
    accountId: string,
    moduleKey: string,
    context: FrameContext,
  ): Promise<Record<string, unknown>>;
}

export interface ManifestModule {
  key: string;
  [property: string]: unknown;
}

/** The parsed manifest.yml, as much of it as the host reads. */
export interface Manifest {
  app: {
    id: string;
    runtime: { name: string; memoryMB?: number };
    storage?: { entities?: EntityDefinition[] };
    licensing?: { enabled: boolean };
  };
  modules: Record<string, ManifestModule[]>;
  resources: { key: string; path: string; entry?: Record<string, string> }[];
  permissions: { scopes: string[]; content?: Record<string, string[]>; external?: object };
}

export interface EntityDefinition {
  name: string;
  attributes: Record<string, { type: 'string' | 'integer' | 'float' | 'boolean' | 'any' }>;
  indexes: (string | { name: string; partition?: string[]; range: string[] })[];
}
