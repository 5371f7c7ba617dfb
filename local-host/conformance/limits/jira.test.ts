import { LIMITS, SECOND, type Answer } from '../../limits';
import { tryRows, type Trial } from './try-rows';

const limits = LIMITS.jira;

interface Call {
  method: string;
  path: string;
  body?: unknown;
}
interface Asked {
  status: number;
  retryAfter: string | null;
  limit: string | null;
  remaining: string | null;
  reset: string | null;
  reason: string | null;
}
interface Rate {
  value: number;
  per: number;
  over: Answer;
}

const times = <T>(count: number, one: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => one(at));

/** What the app gets when it asks once for each call. */
const ask = ({ host }: Trial, calls: Call[], as = 'app'): Promise<Asked[]> =>
  host.invoke('askJira', { calls, as }, { module: 'long-panel' });
const asked = async (trial: Trial, call: Call, as?: string): Promise<Asked | undefined> =>
  (await ask(trial, [call], as))[0];

/** A request of paul himself. */
async function person(
  { host }: Trial,
  { method, path, body }: Call,
  installation = 'first',
): Promise<unknown> {
  const answer = await fetch(`${host.url}/rest/api/3/${path}`, {
    method,
    headers: {
      authorization: `Basic ${btoa('paul:x')}`,
      'content-type': 'application/json',
      'x-installation': installation,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.status === 204 || answer.status === 201 ? undefined : answer.json();
}

const put = (issue: string, key = 'p', value: unknown = 1): Call => ({
  method: 'PUT',
  path: `issue/${issue}/properties/${key}`,
  body: value,
});
const remove = (issue: string): Call => ({ method: 'DELETE', path: `issue/${issue}/properties/none` });
const fields: Call = { method: 'GET', path: 'field' };

/** Keys of five issues, more than which no rate of an endpoint needs to stay within that of an issue. */
async function fiveIssues(trial: Trial): Promise<string[]> {
  const issue = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'Another' };
  for (const path of times(4, () => 'issue'))
    await person(trial, { method: 'POST', path, body: { fields: issue } });
  const found = (await person(trial, {
    method: 'POST',
    path: 'search/jql',
    body: { jql: 'project = SHOP', fields: ['summary'], maxResults: 5 },
  })) as { issues: { key: string }[] };
  return found.issues.map(({ key }) => key);
}

/** Shows how one request more is refused. */
async function expectRefused(trial: Trial, call: Call, { value, over, per }: Rate): Promise<void> {
  expect(await asked(trial, call)).toMatchObject({
    status: over.status,
    reason: over.code,
    retryAfter: String(per / SECOND),
    limit: String(value),
    remaining: '0',
    reset: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
  });
}

/** Makes as many calls as may be in a window, `one` more of which is refused while `other` is not. */
async function fills(trial: Trial, row: Rate, one: (at: number) => Call, other: Call): Promise<void> {
  const answers = await ask(trial, times(row.value, one));
  expect(answers.filter(({ status }) => status === row.over.status)).toEqual([]);
  await expectRefused(trial, one(0), row);
  expect((await asked(trial, other))?.status).toBeLessThan(400);
  trial.pass(row.per);
  expect((await asked(trial, one(0)))?.status).not.toBe(row.over.status);
}

tryRows('jira', {
  async pointRate(trial) {
    const { value, per } = limits.pointRate;
    // A read costs a point and one for each key it finds.
    const cost = 1000;
    const [issue = ''] = await fiveIssues(trial);
    await Promise.all(times(cost - 1, (at) => person(trial, put(issue, `key${at}`))));
    const keys: Call = { method: 'GET', path: `issue/${issue}/properties` };
    const answers = await ask(
      trial,
      times(value / cost - 1, () => keys),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await asked(trial, keys))?.status).toBe(200);
    await expectRefused(trial, fields, limits.pointRate);

    await trial.host.local('POST', 'installations', { id: 'second' });
    const elsewhere = async (): Promise<unknown> => {
      const answer = await fetch(`${trial.host.url}/_local/invoke`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-installation': 'second' },
        body: JSON.stringify({
          user: 'paul',
          module: 'panel',
          functionKey: 'askJira',
          payload: { calls: [fields] },
        }),
      });
      return ((await answer.json()) as { result: Asked[] }).result[0]?.status;
    };
    expect(await elsewhere()).toBe(limits.pointRate.over.status);
    await expect(person(trial, fields)).resolves.toBeDefined();
    trial.pass(per);
    expect(await elsewhere()).toBe(200);
  },
  async getRate(trial) {
    await fills(trial, limits.getRate, () => fields, { method: 'GET', path: 'issue/SHOP-1' });
    await ask(
      trial,
      times(limits.getRate.value, () => fields),
    );
    expect((await asked(trial, fields, 'user'))?.status).toBe(limits.getRate.over.status);
    await expect(person(trial, fields)).resolves.toBeDefined();
  },
  async issueGetRate(trial) {
    await fills(trial, limits.issueGetRate, () => ({ method: 'GET', path: 'issue/SHOP-1' }), fields);
  },
  async postRate(trial) {
    const search = { method: 'POST', path: 'search/jql', body: { jql: 'key = SHOP-1' } };
    await fills(trial, limits.postRate, () => search, fields);
  },
  async putRate(trial) {
    const issues = await fiveIssues(trial);
    await fills(trial, limits.putRate, (at) => put(issues[at % 5] ?? ''), fields);
  },
  async deleteRate(trial) {
    const issues = await fiveIssues(trial);
    await fills(trial, limits.deleteRate, (at) => remove(issues[at % 5] ?? ''), fields);
  },
  async issueWriteRate(trial) {
    const [one = '', other = ''] = await fiveIssues(trial);
    const { id } = (await person(trial, { method: 'GET', path: `issue/${one}` })) as { id: string };
    // By its key or by its id, it is one issue.
    await fills(trial, limits.issueWriteRate, (at) => put(at % 2 ? one : id), put(other));
  },
  async issueWriteRateLong(trial) {
    const { value, over, per } = limits.issueWriteRateLong;
    const short = limits.issueWriteRate;
    for (let round = 0; round < value / short.value; round += 1) {
      const answers = await ask(
        trial,
        times(short.value, () => put('SHOP-1')),
      );
      expect(answers.map(({ status }) => status)).not.toContain(over.status);
      trial.pass(short.per);
    }
    const left = per - (value / short.value) * short.per;
    expect(await asked(trial, put('SHOP-1'))).toMatchObject({
      status: over.status,
      reason: over.code,
      limit: String(value),
      retryAfter: String(left / SECOND),
    });
    trial.pass(left);
    expect((await asked(trial, put('SHOP-1')))?.status).toBe(200);
  },
  async propertyKeyLength(trial) {
    const { value, over } = limits.propertyKeyLength;
    expect((await asked(trial, put('SHOP-1', 'k'.repeat(value))))?.status).toBe(201);
    expect((await asked(trial, put('SHOP-1', 'k'.repeat(value + 1))))?.status).toBe(over.status);
  },
  async propertyValueLength(trial) {
    const { value, over } = limits.propertyValueLength;
    expect((await asked(trial, put('SHOP-1', 'long', 'x'.repeat(value - 2))))?.status).toBe(201);
    expect((await asked(trial, put('SHOP-1', 'long', 'x'.repeat(value - 1))))?.status).toBe(over.status);
  },
  async bulkIssues(trial) {
    const { value, over } = limits.bulkIssues;
    expect((await asked(trial, bulk(value, 1)))?.status).toBe(303);
    expect((await asked(trial, bulk(value + 1, 1)))?.status).toBe(over.status);
  },
  async bulkDeletions(trial) {
    const { value, over } = limits.bulkDeletions;
    const removal = (entityIds: number[]): Call => ({
      method: 'DELETE',
      path: 'issue/properties/some',
      body: { entityIds },
    });
    expect((await asked(trial, removal(times(value, (at) => at + 1))))?.status).toBe(303);
    expect((await asked(trial, removal(times(value + 1, (at) => at + 1))))?.status).toBe(over.status);
  },
  async bulkProperties(trial) {
    const { value, over } = limits.bulkProperties;
    expect((await asked(trial, bulk(LIMITS.jira.bulkIssues.value, value)))?.status).toBe(303);
    expect((await asked(trial, bulk(1, value + 1)))?.status).toBe(over.status);
  },
});

/** A bulk write of so many properties to each of so many issues. */
function bulk(issues: number, properties: number): Call {
  const each = Object.fromEntries(times(properties, (at) => [`p${at}`, at]));
  const list = times(issues, (at) => ({ issueID: at + 1, properties: each }));
  return { method: 'POST', path: 'issue/properties/multi', body: { issues: list } };
}
