import { randomUUID } from 'node:crypto';
/** How every function of the app answers. */
type Reply<T> = { ok: true; value: T } | { ok: false; error: { message: string } };

const ISSUES = [
  ['Story', 'Pay with a saved card', 'In Progress'],
  ['Story', 'Show delivery costs before checkout', 'In Progress'],
  ['Story', 'Give a refund to the original card', 'To Do'],
  ['Bug', 'Basket is empty after signing in', 'Done'],
  ['Task', 'Replace the address form', 'To Do'],
] as const;

const SCENARIOS = [
  {
    issue: 0,
    feature: 'Checkout',
    text: `Scenario: A returning customer pays with one click
  Given a customer with a saved card
  And a basket worth 40 €
  When the customer pays
  Then the order is confirmed
  And the card is charged 40 €
`,
  },
  {
    issue: 0,
    feature: 'Checkout',
    text: `Scenario: An expired card is refused
  Given a customer with an expired card
  When the customer pays
  Then the customer is asked for another card
`,
  },
  {
    issue: 1,
    feature: 'Delivery',
    text: `Scenario Outline: Delivery costs depend on the basket
  Given a basket worth <basket> €
  When the customer looks at the basket
  Then delivery costs <delivery> €

  Examples:
    | basket | delivery |
    | 10     | 5        |
    | 49     | 5        |
    | 50     | 0        |
`,
  },
] as const;

async function request<T>(url: string, method: string, body?: unknown, user = 'paul'): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:demo`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok)
    throw new Error(`The demo data could not be made: ${method} ${url} answered ${answer.status}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/**
 * Makes the project Demo Shop (SHOP) with issues, scenarios and the app enabled, as the person Paul and through public
 * surfaces only: the stand-in Jira's REST API and the app's own resolvers. Throws with what was refused.
 */
export async function seedDemo(baseUrl: string): Promise<void> {
  const jira = `${baseUrl}/rest/api/3`;
  async function invoke(
    module: string,
    context: { issueKey?: string; projectKey?: string },
    functionKey: string,
    payload: object,
  ): Promise<void> {
    const call = { user: 'paul', module, context, functionKey, payload };
    const answer = await request<{ result?: Reply<unknown>; error?: { message: string } }>(
      `${baseUrl}/_local/invoke`,
      'POST',
      call,
    );
    if (answer.result?.ok) return;
    const reason = answer.error?.message ?? (answer.result?.ok === false && answer.result.error.message);
    throw new Error(`The demo data could not be made: ${functionKey} answered ${String(reason)}`);
  }

  const { accountId } = await request<{ accountId: string }>(`${jira}/myself`, 'GET');
  await request(`${jira}/project`, 'POST', {
    key: 'SHOP',
    name: 'Demo Shop',
    projectTypeKey: 'software',
    leadAccountId: accountId,
  });
  const keys: string[] = [];
  for (const [issuetype, summary, status] of ISSUES) {
    const fields = { project: { key: 'SHOP' }, issuetype: { name: issuetype }, summary };
    const { key } = await request<{ key: string }>(`${jira}/issue`, 'POST', { fields });
    keys.push(key);
    const { transitions } = await request<{ transitions: { id: string; to: { name: string } }[] }>(
      `${jira}/issue/${key}/transitions`,
      'GET',
    );
    const transition = transitions.find(({ to }) => to.name === status);
    if (transition && status !== 'To Do') {
      await request(`${jira}/issue/${key}/transitions`, 'POST', { transition: { id: transition.id } });
    }
  }

  await invoke('project-settings', { projectKey: 'SHOP' }, 'save', {
    writeId: randomUUID(),
    state: 'enabled',
  });
  for (const { issue, feature, text } of SCENARIOS) {
    const issueKey = keys[issue] ?? '';
    const known = await featureByName(baseUrl, issueKey, feature);
    await invoke('acceptance-criteria', { issueKey }, 'add', {
      writeId: randomUUID(),
      feature: known ? { id: known } : { name: feature },
      text,
    });
  }
}

async function featureByName(baseUrl: string, issueKey: string, name: string): Promise<string | undefined> {
  const call = {
    user: 'paul',
    module: 'acceptance-criteria',
    context: { issueKey },
    functionKey: 'features',
    payload: {},
  };
  const { result } = await request<{ result?: Reply<{ features: { id: string; name: string }[] }> }>(
    `${baseUrl}/_local/invoke`,
    'POST',
    call,
  );
  return result?.ok ? result.value.features.find((feature) => feature.name === name)?.id : undefined;
}
