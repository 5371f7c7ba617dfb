import { RELATES, relatingType, type LinkType } from '@behave-pro/core/defects';
import { route } from '@forge/api';
import { ask, askJson, assertTaken, JiraError } from './request';

export interface NewIssue {
  projectId: string;
  typeId: string;
  summary: string;
  /** A document of Atlassian's rich text. */
  description: unknown;
  /** Set together with the issue. Its value is text. */
  property: { key: string; value: string };
}

/**
 * Creates an issue as this person; answers its id. Not repeatable: each call creates one. Throws JiraError with Jira's reasons, and
 * whatever the network throws when nobody knows whether it was created.
 */
export async function createIssue(issue: NewIssue): Promise<string> {
  const { projectId, typeId, summary, description, property } = issue;
  const response = await ask('user', route`/rest/api/3/issue`, {
    method: 'POST',
    body: {
      fields: { project: { id: projectId }, issuetype: { id: typeId }, summary, description },
      properties: [property],
    },
  });
  await assertTaken(response, 'create issue');
  return ((await response.json()) as { id: string }).id;
}

async function link(type: Partial<LinkType>, fromId: string, toId: string): Promise<void> {
  // A link that is there already is not made again. Source: POST /issueLink.
  const response = await ask('user', route`/rest/api/3/issueLink`, {
    method: 'POST',
    harmless: true,
    body: { type, inwardIssue: { id: fromId }, outwardIssue: { id: toId } },
  });
  await assertTaken(response, 'link issues');
}

/**
 * Says in Jira as this person that two issues belong together. Repeating it is harmless. Where the site has no type “Relates”, by one that
 * says the same. Throws JiraError, 404 also where people may not link or the site has no such type.
 */
export async function relateIssues(fromId: string, toId: string): Promise<void> {
  try {
    await link({ name: RELATES }, fromId, toId);
  } catch (error) {
    if (!(error instanceof JiraError) || error.status !== 404) throw error;
    const { issueLinkTypes } = await askJson<{ issueLinkTypes: LinkType[] }>(
      'user',
      'get link types',
      route`/rest/api/3/issueLinkType`,
    );
    const type = relatingType(issueLinkTypes);
    if (!type || type.name === RELATES) throw error;
    await link({ id: type.id }, fromId, toId);
  }
}

/** Where people open the site, without a slash at the end. Throws JiraError. */
export async function readSiteUrl(): Promise<string> {
  const { baseUrl } = await askJson<{ baseUrl: string }>(
    'user',
    'get server info',
    route`/rest/api/3/serverInfo`,
  );
  return baseUrl.replace(/\/+$/, '');
}
