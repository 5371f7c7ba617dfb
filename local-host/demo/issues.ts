import { clientOf, type Client } from '../client';
import type { DemoIssue } from './plan';

interface Transition {
  id: string;
  to: { name: string };
}

const documentOf = (text: string): object => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** Makes an issue in its status; answers its key. */
export async function makeIssue(
  client: Client,
  baseUrl: string,
  projectKey: string,
  { type, summary, description, status, assignee }: DemoIssue,
): Promise<string> {
  const person = assignee && (await clientOf(baseUrl, assignee).jira<{ accountId: string }>('GET', 'myself'));
  const fields = {
    project: { key: projectKey },
    issuetype: { name: type },
    summary,
    description: documentOf(description),
    ...(person && { assignee: { accountId: person.accountId } }),
  };
  const { key } = await client.jira<{ key: string }>('POST', 'issue', { fields });
  const path = `issue/${key}/transitions`;
  const { transitions } = await client.jira<{ transitions: Transition[] }>('GET', path);
  const transition = transitions.find(({ to }) => to.name === status);
  if (transition && status !== 'To Do')
    await client.jira('POST', path, { transition: { id: transition.id } });
  return key;
}
