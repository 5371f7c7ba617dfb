import type { Reply, SettingsApi } from '../../src/invoke-api';
import type { Tenant, User } from './host';
import { insistentlyFetched } from './tried-again';

/** Jira's rich text for one paragraph. */
const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

export interface Project {
  id: string;
  key: string;
}

/** Makes a project in the stand-in Jira, led by `paul`, who then administers it. */
export async function createProject(host: Tenant, key: string, name = `Project ${key}`): Promise<Project> {
  const paul = await host.jira<{ accountId: string }>('paul', 'GET', '/rest/api/3/myself');
  const { id } = await host.jira<{ id: number | string }>('ada', 'POST', '/rest/api/3/project', {
    key,
    name,
    projectTypeKey: 'software',
    leadAccountId: paul.accountId,
  });
  return { id: String(id), key };
}

export interface Issue {
  id: string;
  key: string;
}

/** Makes a story as `user`. */
export const createIssue = (host: Tenant, user: User, projectKey: string, summary: string): Promise<Issue> =>
  host.jira<Issue>(user, 'POST', '/rest/api/3/issue', {
    fields: {
      project: { key: projectKey },
      issuetype: { name: 'Story' },
      summary,
      description: paragraph(`${summary}.`),
    },
  });

/** Moves a story to another project, by the operation that Jira has for it; answers its new key. */
export async function moveIssue(host: Tenant, user: User, issue: Issue, projectKey: string): Promise<string> {
  const { issueTypes } = await host.jira<{ issueTypes: { id: string; name: string }[] }>(
    user,
    'GET',
    `/rest/api/3/project/${projectKey}`,
  );
  const story = issueTypes.find(({ name }) => name === 'Story')?.id;
  const mapping = {
    issueIdsOrKeys: [issue.id],
    inferFieldDefaults: true,
    inferStatusDefaults: true,
    inferSubtaskTypeDefault: true,
    inferClassificationDefaults: true,
  };
  const { taskId } = await host.jira<{ taskId: string }>(user, 'POST', '/rest/api/3/bulk/issues/move', {
    targetToSourcesMapping: { [`${projectKey},${story}`]: mapping },
  });
  const progress = `/rest/api/3/bulk/queue/${taskId}`;
  while ((await host.jira<{ status: string }>(user, 'GET', progress)).status !== 'COMPLETE');
  return (await host.jira<Issue>(user, 'GET', `/rest/api/3/issue/${issue.id}`)).key;
}

/** Asks a resolver and answers its value; an error of the closed set is thrown with its code. */
export async function ask<T>(
  host: Tenant,
  user: User,
  module: string,
  context: { issueKey?: string; projectKey?: string },
  functionKey: string,
  payload: object = {},
): Promise<T> {
  const reply = await host.invoke<Reply<T>>(user, module, context, functionKey, payload);
  if (!reply.ok) throw new Error(`${functionKey}: ${reply.error.code}: ${reply.error.message}`);
  return reply.value;
}

export const PANEL = 'acceptance-criteria';
export const CONTEXT = 'scenario-results';
export const SETTINGS = 'project-settings';
export const SPECIFICATION = 'specification';
export const ADMINISTRATION = 'administration';
/** Module key of the daily trigger. */
export const RETENTION = 'retention';

type Value<Answer> = Answer extends { ok: true; value: infer V } ? V : never;
export type NewKey = Value<ReturnType<SettingsApi['createKey']>>;

/** Makes a project that its admin has enabled. */
export async function enabledProject(host: Tenant, key: string): Promise<Project> {
  const project = await createProject(host, key);
  await ask(host, 'paul', SETTINGS, { projectKey: key }, 'save', {
    writeId: crypto.randomUUID(),
    state: 'enabled',
  });
  return project;
}

/** The same with a key that may do everything. */
export async function enabledProjectWithKey(
  host: Tenant,
  key: string,
): Promise<{ project: Project } & NewKey> {
  const project = await enabledProject(host, key);
  const made = await ask<NewKey>(host, 'paul', SETTINGS, { projectKey: key }, 'createKey', {
    writeId: crypto.randomUUID(),
    name: 'Pipeline',
    scopes: ['download', 'upload'],
    expiresInDays: 365,
  });
  return { project, ...made };
}

/** What every existing client does to download: Basic authorisation over the web trigger. */
export const download = (made: NewKey, projectKey: string, init: RequestInit & { manual?: boolean } = {}) => {
  const { manual = false, headers, ...rest } = init;
  return insistentlyFetched(() =>
    fetch(`${made.ciUrl}/rest/cucumber/1.0/project/${projectKey}/features?manual=${manual}`, {
      ...rest,
      headers: {
        authorization: `Basic ${Buffer.from(`${made.key.userId}:${made.apiKey}`).toString('base64')}`,
        ...headers,
      },
    }),
  );
};

/** What every existing client does to publish. */
export const publish = (made: NewKey, report: string, headers: Record<string, string> = {}) =>
  insistentlyFetched(() =>
    fetch(`${made.ciUrl}/REST/1.0/bdd/report`, {
      method: 'PUT',
      headers: { 'x-api-key': made.apiKey, 'content-type': 'application/json', ...headers },
      body: report,
    }),
  );
