import type { ContextView, PanelView, SettingsView, StatusView } from '../../src/invoke-api';
import { runCucumber, unzipped } from '../support/cucumber';
import { startHost, type Host } from '../support/host';
import {
  ask,
  CONTEXT,
  createIssue,
  download,
  enabledProjectWithKey,
  PANEL,
  publish,
  SETTINGS,
  type Issue,
  type NewKey,
} from '../support/site';

describe('the pipeline API', () => {
  let host: Host;
  let made: NewKey & { project: { id: string; key: string } };
  let issue: Issue;

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'CI');
    issue = await createIssue(host, 'mira', 'CI', 'A story');
    await add('Scenario: Good\n  Given it passes\n');
    await add('Scenario: Bad\n  Given it passes\n  Then it fails with "no stock"\n');
    await add(
      'Scenario Outline: Some <what>\n  Given <what> passes\n  Then <what> <ends>\n\n' +
        '  Examples:\n    | what | ends |\n    | tea | passes |\n    | milk | fails with "sour" |\n',
    );
    await add('Scenario: By hand\n  Given it passes\n', 'manual');
  });
  afterAll(() => host?.stop());

  async function add(text: string, testType: 'automated' | 'manual' = 'automated'): Promise<void> {
    await ask(host, 'mira', PANEL, { issueKey: issue.key }, 'add', {
      writeId: crypto.randomUUID(),
      feature: { name: 'Shopping' },
      text,
      testType,
    });
  }
  const files = async (response: Response) => unzipped(new Uint8Array(await response.arrayBuffer()));
  const view = () => ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load');

  test('serves the project by its key and by its number', async () => {
    for (const name of ['CI', made.project.id]) expect((await download(made, name)).status).toBe(200);
  });

  test('serves clients whose host option ends with a slash', async () => {
    expect((await download({ ...made, ciUrl: `${made.ciUrl}/` }, 'CI')).status).toBe(200);
  });

  test('tags scenarios from their issue and leaves manual ones out unless asked', async () => {
    const [text = ''] = Object.values(await files(await download(made, 'CI')));
    expect(text).toContain(`@${issue.key} @OPEN`);
    expect(text).not.toContain('By hand');
    const [withManual = ''] = Object.values(await files(await download(made, 'CI', { manual: true })));
    expect(withManual).toMatch(/@MANUAL\n\s*Scenario: By hand/);
  });

  test('tags say how far an issue is as the admins of the project chose it', async () => {
    const settings = <T>(name: string, payload: object) =>
      ask<T>(host, 'paul', SETTINGS, { projectKey: 'CI' }, name, payload);
    const { statuses } = await settings<{ statuses: StatusView[] }>('statuses', {});
    expect(statuses.map(({ name, byCategory }) => [name, byCategory])).toEqual([
      ['To Do', 'OPEN'],
      ['In Progress', 'WIP'],
      ['Done', 'COMPLETED'],
    ]);
    const choose = (tag: string | null) =>
      settings<SettingsView>('save', {
        writeId: crypto.randomUUID(),
        state: 'enabled',
        statusMapping: { [statuses[0]?.id ?? '']: tag },
      });
    for (const [tag, tags] of [
      ['COMPLETED', `@${issue.key} @COMPLETED`],
      ['NONE', `@${issue.key}`],
      [null, `@${issue.key} @OPEN`],
    ] as const) {
      await choose(tag);
      const [text = ''] = Object.values(await files(await download(made, 'CI')));
      expect(text.split('\n').map((line) => line.trim())).toContain(tags);
    }
    const wrong = { writeId: crypto.randomUUID(), state: 'enabled', statusMapping: { 'To Do': 'OPEN' } };
    expect(await host.invoke('paul', SETTINGS, { projectKey: 'CI' }, 'save', wrong)).toMatchObject({
      ok: false,
      error: { code: 'Invalid' },
    });
    expect(await host.invoke('mira', SETTINGS, { projectKey: 'CI' }, 'statuses', {})).toMatchObject({
      ok: false,
      error: { code: 'Forbidden' },
    });
  });

  test('answers 304 while nothing changed', async () => {
    const first = await download(made, 'CI');
    const etag = first.headers.get('etag') ?? '';
    const again = await download(made, 'CI', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('refuses wrong credentials, another project, and a key without the scope', async () => {
    const { apiKey } = await ask<NewKey>(host, 'paul', SETTINGS, { projectKey: 'CI' }, 'createKey', {
      writeId: crypto.randomUUID(),
      name: 'Upload only',
      scopes: ['upload'],
      expiresInDays: 1,
    });
    expect((await fetch(`${made.ciUrl}/rest/cucumber/1.0/project/CI/features`)).status).toBe(401);
    expect((await download({ ...made, apiKey: '0'.repeat(40) }, 'CI')).status).toBe(401);
    expect((await download({ ...made, key: { ...made.key, userId: 'somebody' } }, 'CI')).status).toBe(401);
    expect((await download({ ...made, apiKey }, 'CI')).status).toBe(401);
    expect((await download(made, 'NOPE')).status).toBe(404);
    expect((await publish({ ...made, apiKey: 'f'.repeat(40) }, '[]')).status).toBe(401);
  });

  test('counts failures, then refuses them unheard, while the right key still works', async () => {
    const other = await enabledProjectWithKey(host, 'LOCK');
    const wrong = { ...other, apiKey: '1'.repeat(40) };
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await download(wrong, 'LOCK')).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual([403, 403]);
    expect((await download(other, 'LOCK')).status).toBe(404);
    await host.local('POST', 'clock', { advance: '20m' });
    expect((await download(wrong, 'LOCK')).status).toBe(401);
    await host.local('POST', 'clock', {});
  });

  test('stops serving a key that is revoked or has expired', async () => {
    const key = await ask<NewKey>(host, 'paul', SETTINGS, { projectKey: 'CI' }, 'createKey', {
      writeId: crypto.randomUUID(),
      name: 'Short',
      scopes: ['download'],
      expiresInDays: 1,
    });
    expect((await download(key, 'CI')).status).toBe(200);
    await host.local('POST', 'clock', { advance: '25h' });
    expect((await download(key, 'CI')).status).toBe(401);
    await host.local('POST', 'clock', {});
    await ask(host, 'paul', SETTINGS, { projectKey: 'CI' }, 'revokeKey', {
      writeId: crypto.randomUUID(),
      userId: key.key.userId,
    });
    expect((await download(key, 'CI')).status).toBe(401);
  });

  test('takes in what the real Cucumber reports, once, and shows it on the story', async () => {
    const run = runCucumber(await files(await download(made, 'CI')));
    const headers = { 'x-commit-id': 'abc123', 'x-build-url': 'https://ci.example/1', 'x-param': 'Os=Linux' };
    const reply = (await (await publish(made, run.report, headers)).json()) as Record<string, unknown>;
    expect(reply).toMatchObject({
      duplicate: false,
      counts: { passed: run.totals.passed, failed: run.totals.failed },
      unmatched: [],
    });
    const again = (await (await publish(made, run.report, headers)).json()) as Record<string, unknown>;
    expect(again).toMatchObject({ runId: reply.runId, duplicate: true });
    await host.local('POST', 'drain');

    const byName = new Map((await view()).scenarios.map(({ name, result }) => [name, result]));
    expect(byName.get('Good')).toMatchObject({ status: 'passed', commit: 'abc123', outdated: false });
    expect(byName.get('Bad')).toMatchObject({
      status: 'failed',
      step: expect.stringContaining('it fails with "no stock"'),
      message: expect.stringContaining('no stock'),
      buildUrl: 'https://ci.example/1',
    });
    expect(byName.get('Some <what>')).toMatchObject({
      status: 'failed',
      rows: { passed: 1, failed: 1, other: 0 },
    });
    expect(byName.get('By hand')).toBeUndefined();
    const context = await ask<ContextView>(host, 'vic', CONTEXT, { issueKey: issue.key }, 'load');
    expect(context.counts).toEqual({ scenarios: 4, passed: 1, failed: 2, pending: 0, notRun: 1 });
    const found = await host.jira<{ issues: { id: string }[] }>('vic', 'POST', '/rest/api/3/search/jql', {
      jql: 'project = CI AND bddFailed = 2 AND bddPassed = 1',
    });
    expect(found.issues.map(({ id }) => id)).toEqual([issue.id]);
  });

  test('marks a result as outdated once the text changes', async () => {
    const bad = (await view()).scenarios.find(({ name }) => name === 'Bad');
    if (!bad?.result) throw new Error('No result to become outdated');
    await ask(host, 'mira', PANEL, { issueKey: issue.key }, 'edit', {
      writeId: crypto.randomUUID(),
      featureId: bad.featureId,
      scenarioId: bad.id,
      textHash: bad.textHash,
      text: bad.text.replace('no stock', 'nothing left'),
    });
    const after = (await view()).scenarios.find(({ name }) => name === 'Bad');
    expect(after?.result).toMatchObject({ status: 'failed', outdated: true });
  });

  test('takes a report with strangers in it and says which were not matched, and why', async () => {
    const report = JSON.stringify([
      {
        uri: 'x.feature',
        name: 'Elsewhere',
        elements: [{ type: 'scenario', name: 'Unknown', line: 3, steps: [] }],
      },
    ]);
    const response = await publish(made, report);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      matched: 0,
      unmatched: [{ name: 'Unknown', featureName: 'Elsewhere', reason: expect.any(String) }],
    });
  });

  test.each([
    ['', 'no body'],
    ['{', 'JSON'],
    ['{"a":1}', ''],
  ])('refuses the body %p and says why', async (body, word) => {
    const response = await publish(made, body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: { message: string } }).error.message).toContain(word);
  });

  test.each([
    ['x-commit-id', 'a'.repeat(501), 'The header X-COMMIT-ID is longer than 500 characters.'],
    ['x-build-id', 'a'.repeat(501), 'The header X-BUILD-ID is longer than 500 characters.'],
    ['X-Build-Url', `https://${'a'.repeat(500)}`, 'The header X-BUILD-URL is longer than 500 characters.'],
    ['x-build-url', 'ftp://ci.example/1', 'The header X-BUILD-URL must be an http or https address.'],
    ['x-build-url', 'https://', 'The header X-BUILD-URL must be an http or https address.'],
    ['x-param', `Os=Linux,${'a'.repeat(501)}`, 'The header X-PARAM is longer than 500 characters.'],
    ['x-param', Array(21).fill('Os=Linux').join(), 'A run has at most 20 parameters.'],
  ])('refuses the header %s where it is not what it should be', async (name, value, message) => {
    const response = await publish(made, '[]', { [name]: value });
    expect([response.status, await response.json()]).toEqual([400, { error: { code: 'Invalid', message } }]);
  });

  test('takes as much as is allowed, and does not mind headers that say nothing', async () => {
    const headers = {
      'x-commit-id': 'a'.repeat(500),
      'x-build-id': '',
      'x-build-url': '',
      'x-param': `${Array(20).fill('Os=Linux').join()}, ,`,
      'x-unknown': 'a'.repeat(501),
    };
    expect((await publish(made, '[]', headers)).status).toBe(200);
  });

  test('refuses a report of more than 4 MB as too large', async () => {
    const response = await publish(made, `[]${' '.repeat(4 * 1024 * 1024)}`);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'TooLarge' } });
  });

  test.each(['yes', '', '%00', 'false&manual=true'])('does not take manual=%s for true', async (value) => {
    const address = `${made.ciUrl}/rest/cucumber/1.0/project/CI/features?manual=${value}&unknown=true`;
    const authorization = `Basic ${Buffer.from(`${made.key.userId}:${made.apiKey}`).toString('base64')}`;
    const response = await fetch(address, { headers: { authorization } });
    expect(response.status).toBe(200);
    expect(Object.values(await files(response)).join()).not.toContain('By hand');
  });

  test('finds the archive that is known among several, and takes no other word for it', async () => {
    const etag = (await download(made, 'CI')).headers.get('etag') ?? '';
    const statusFor = async (known: string) =>
      (await download(made, 'CI', { headers: { 'If-None-Match': known } })).status;
    expect(await statusFor(`"other" , ${etag}`)).toBe(304);
    for (const known of ['"other"', '', ',', etag.slice(1)]) expect(await statusFor(known)).toBe(200);
  });

  test.each(['Basic', 'Basic bm8gY29sb24=', 'Basic a:b', 'Bearer bWU6c2VjcmV0'])(
    'says how to sign in where the authorisation is %p',
    async (authorization) => {
      const response = await download(made, 'CI', { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Basic');
      expect(await response.json()).toMatchObject({
        error: { code: 'Unauthorized', message: expect.stringContaining('Send Basic authorisation') },
      });
    },
  );

  test('says which header a report is missing', async () => {
    const response = await publish(made, '[]', { 'x-api-key': ' ' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringContaining('Send the header X-API-KEY') },
    });
  });

  test('refuses an address whose project cannot be read', async () => {
    const response = await download(made, '%E0%A4%A');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: 'Invalid', message: 'The project in the address cannot be read.' },
    });
  });

  test('has no other addresses and no other methods', async () => {
    expect((await fetch(`${made.ciUrl}/nowhere`)).status).toBe(404);
    const response = await fetch(`${made.ciUrl}/REST/1.0/bdd/report`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'PUT']);
  });

  test('hands out an archive of more than 4 MB from Object Store', async () => {
    const large = await enabledProjectWithKey(host, 'BIG');
    const story = await createIssue(host, 'mira', 'BIG', 'A large story');
    const line = (n: number): string =>
      `  Given ${String(n).padStart(4, '0')} ${'lorem ipsum dolor '.repeat(55)} passes`;
    const text = `Scenario: Large\n${Array.from({ length: 170 }, (_, n) => line(n)).join('\n')}\n`;
    for (let n = 0; n < 28; n += 1)
      await ask(host, 'mira', PANEL, { issueKey: story.key }, 'add', {
        writeId: crypto.randomUUID(),
        feature: { name: `Large ${n}` },
        text,
      });
    const redirect = await download(large, 'BIG', { redirect: 'manual' });
    expect(redirect.status).toBe(302);
    const location = redirect.headers.get('location') ?? '';
    expect(new URL(location).origin).not.toBe(new URL(large.ciUrl).origin);
    expect(Object.keys(unzipped(new Uint8Array(await (await fetch(location)).arrayBuffer())))).toHaveLength(
      28,
    );
  });
});
