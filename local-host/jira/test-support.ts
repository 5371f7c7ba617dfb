import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Actor, Jira, Manifest, ProductEvent, WireResponse } from '../contract';
import { openStore, type Store } from '../store';
import { createJira } from './index';
import { PEOPLE } from './site/people';

export const SITE = 'test-site';

export const MANIFEST: Manifest = {
  app: { id: 'ari:cloud:ecosystem::app/test', runtime: { name: 'nodejs22.x' } },
  modules: {
    'jira:entityPropertySet': [
      {
        key: 'mirror',
        properties: [
          {
            propertyKey: 'behave-pro',
            entityType: 'issue',
            values: [
              { path: 'failed', type: 'number', searchAlias: 'bddFailed' },
              { path: 'result', type: 'string', searchAlias: 'bddResult' },
              { path: 'notes', type: 'text', searchAlias: 'bddNotes' },
              { path: 'lastRun', type: 'date', searchAlias: 'bddLastRun' },
            ],
          },
        ],
      },
    ],
  },
  resources: [],
  permissions: { scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user'] },
};

export interface Reply {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

export interface FinishedTask {
  /** Of each poll. */
  statuses: string[];
  result: unknown;
}

/** A stand-in Jira in a folder of its own, with a clock that the test moves. */
export class TestSite {
  now = Date.parse('2026-03-02T10:00:00Z');
  manifest: Manifest = MANIFEST;
  readonly events: ProductEvent[] = [];
  readonly points: { path: string; points: number }[] = [];
  jira: Jira;
  private store: Store;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'jira-'));

  constructor() {
    this.store = openStore(this.folder);
    this.jira = this.create();
  }

  /** Another Jira over the same folder, as after a restart of the host. */
  async restart(): Promise<void> {
    await this.store.close();
    this.store = openStore(this.folder);
    this.jira = this.create();
  }

  /** As a person by name, `app` for the app itself, `app:mira` for the app in a person's name. */
  async call(who: string, method: string, url: string, body?: unknown): Promise<Reply> {
    const response = await this.raw(actor(who), method, url, body);
    const text = response.body === '' ? undefined : (JSON.parse(response.body) as unknown);
    return { status: response.status, body: text, headers: response.headers };
  }

  raw(who: Actor, method: string, url: string, body?: unknown): Promise<WireResponse> {
    const json = body !== undefined;
    return this.jira.handle(who, {
      method,
      path: `/rest/api/3/${url}`,
      headers: json ? { 'Content-Type': 'application/json' } : {},
      ...(json && { body: JSON.stringify(body) }),
    });
  }

  /** A project of paul's: mira is a member, vic a viewer, nora nobody. */
  async project(key: string, who = 'paul'): Promise<string> {
    const reply = await this.call(who, 'POST', 'project', { key, name: `Project ${key}` });
    return String((expectStatus(reply, 201) as { id: number }).id);
  }

  async issue(
    projectKey: string,
    summary: string,
    fields: Record<string, unknown> = {},
    who = 'mira',
  ): Promise<{ id: string; key: string }> {
    const body = {
      fields: { project: { key: projectKey }, issuetype: { name: 'Story' }, summary, ...fields },
    };
    return expectStatus(await this.call(who, 'POST', 'issue', body), 201) as { id: string; key: string };
  }

  /** Keys that a query finds, in its order. */
  async search(jql: string, who = 'ada'): Promise<string[]> {
    const body = { jql, fields: ['summary'], maxResults: 100 };
    const reply = expectStatus(await this.call(who, 'POST', 'search/jql', body), 200);
    return (reply as { issues: { key: string }[] }).issues.map(({ key }) => key);
  }

  /** Polls a submitted task to its end, as an app would. */
  async finished(who: string, { status: submitted, headers }: Reply): Promise<FinishedTask> {
    if (submitted !== 303) throw new Error(`Expected 303, got ${submitted}`);
    const task = (headers.location ?? '').replace('/rest/api/3/', '');
    const statuses: string[] = [];
    for (;;) {
      const seen = expectStatus(await this.call(who, 'GET', task), 200) as {
        status: string;
        result?: unknown;
      };
      statuses.push(seen.status);
      if (seen.status !== 'RUNNING') return { statuses, result: seen.result };
    }
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private create(): Jira {
    return createJira({
      store: this.store,
      clock: { now: () => this.now, offset: () => 0 },
      meter: { jira: (where, points) => this.points.push({ path: where, points }) },
      manifest: () => this.manifest,
      emit: (event) => this.events.push(event),
    });
  }
}

/** The body of a reply with the expected status. @throws Error that shows the reply otherwise. */
export function expectStatus(reply: Reply, status: number): unknown {
  if (reply.status === status) return reply.body;
  throw new Error(`Expected ${status}, got ${reply.status}: ${JSON.stringify(reply.body)}`);
}

export const accountId = (name: string): string =>
  PEOPLE.find((person) => person.name === name)?.accountId ?? name;

/** A document of one paragraph. */
export const adf = (text: string): Record<string, unknown> => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

function actor(who: string): Actor {
  const installation = SITE;
  if (who === 'app') return { kind: 'app', installation };
  if (who.startsWith('app:')) return { kind: 'app-user', installation, accountId: accountId(who.slice(4)) };
  return { kind: 'person', installation, accountId: accountId(who) };
}
