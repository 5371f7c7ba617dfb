import { randomUUID } from 'node:crypto';
import { demoReport, ISSUES, SCENARIOS, type DemoIssue } from './content';

const PROJECT = 'SHOP';
const PERSON = 'paul';

async function call<T>(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${PERSON}:demo`).toString('base64')}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok)
    throw new Error(`The demo data could not be made: ${method} ${url} answered ${answer.status}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

async function makeIssue(jira: string, { type, summary, description, status }: DemoIssue): Promise<string> {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: description }] };
  const fields = {
    project: { key: PROJECT },
    issuetype: { name: type },
    summary,
    description: { type: 'doc', version: 1, content: [paragraph] },
  };
  const { key } = await call<{ key: string }>(`${jira}/issue`, 'POST', { fields });
  const { transitions } = await call<{ transitions: { id: string; to: { name: string } }[] }>(
    `${jira}/issue/${key}/transitions`,
    'GET',
  );
  const transition = transitions.find(({ to }) => to.name === status);
  if (transition && status !== 'To Do')
    await call(`${jira}/issue/${key}/transitions`, 'POST', { transition: { id: transition.id } });
  return key;
}

/**
 * Makes the project Demo Shop with issues, scenarios and one published report, as the person Paul and through public
 * surfaces only: the stand-in Jira's REST API, the app's own resolvers and its pipeline API.
 * Throws with what was refused.
 */
export async function seedDemo(baseUrl: string): Promise<void> {
  const jira = `${baseUrl}/rest/api/3`;
  async function invoke<T>(
    module: string,
    context: object,
    functionKey: string,
    payload: object,
  ): Promise<T> {
    const answer = await call<{ result?: { ok: boolean; value?: T; error?: { message: string } } }>(
      `${baseUrl}/_local/invoke`,
      'POST',
      { user: PERSON, module, context, functionKey, payload: { writeId: randomUUID(), ...payload } },
    );
    if (!answer.result?.ok)
      throw new Error(`The demo data could not be made: ${functionKey} answered ${JSON.stringify(answer)}`);
    return answer.result.value as T;
  }

  const { accountId } = await call<{ accountId: string }>(`${jira}/myself`, 'GET');
  await call(`${jira}/project`, 'POST', {
    key: PROJECT,
    name: 'Demo Shop',
    projectTypeKey: 'software',
    leadAccountId: accountId,
  });
  const issues: string[] = [];
  for (const issue of ISSUES) issues.push(await makeIssue(jira, issue));

  const settings = { projectKey: PROJECT };
  await invoke('project-settings', settings, 'save', { state: 'enabled' });
  for (const { issue, feature, text, testType } of SCENARIOS)
    await invoke('acceptance-criteria', { issueKey: issues[issue] }, 'add', {
      feature: { name: feature },
      text,
      testType,
    });

  const { apiKey, ciUrl } = await invoke<{ apiKey: string; ciUrl: string }>(
    'project-settings',
    settings,
    'createKey',
    {
      name: 'Demo build',
      scopes: ['upload'],
      expiresInDays: 30,
    },
  );
  await call(`${ciUrl}/REST/1.0/bdd/report`, 'PUT', demoReport(), {
    'x-api-key': apiKey,
    'x-commit-id': '4f1c2a9d7be3',
    'x-build-url': 'https://ci.example.com/shop/42',
  });
  await call(`${baseUrl}/_local/drain`, 'POST', {});
}
