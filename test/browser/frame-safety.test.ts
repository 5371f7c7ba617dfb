import { addPanel, openAs } from '../support/browser';
import { startShellHost, testFrame, type ShellHost } from '../support/shell-host';

/** What keeps the app's frame, the site and everybody else apart. */
let shell: ShellHost;
let frameOrigin: string;

beforeAll(async () => {
  shell = await startShellHost();
  ({ frameOrigin } = (await (await fetch(`${shell.url}/_shell/site`)).json()) as { frameOrigin: string });
});
afterAll(() => shell?.end());
afterEach(() => shell.journey.expectClean());

const framed = () => `${frameOrigin}/main/panel.html?site=${encodeURIComponent(shell.url)}`;

test('the frame stands on another origin, under the policy of production', async () => {
  expect(new URL(frameOrigin).origin).not.toBe(new URL(shell.url).origin);
  const response = await fetch(framed());
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).not.toMatch(/unsafe|\*:|localhost:\*/);
  expect(policy).toContain("script-src 'self' https://forge.cdn.prod.atlassian-dev.net");
  expect(policy).toMatch(/frame-ancestors [^;]*http:\/\/localhost:\d+/);
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const html = await response.text();
  expect(html).toMatch(/<head><script src="\/__bridge\/bridge\.js"/);
});

test('assets are kept by the browser, documents are not', async () => {
  const html = await (await fetch(framed())).text();
  const [, script = ''] = /src="\.\/(assets\/[^"]+\.js)"/.exec(html) ?? [];
  const asset = await fetch(`${frameOrigin}/main/${script}`);
  expect(asset.status).toBe(200);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${frameOrigin}/main/icon.svg`)).headers.get('cache-control')).toBe('no-cache');
});

test.each([
  '/main/../manifest.yml',
  '/main/..%2fmanifest.yml',
  '/main/%2e%2e/manifest.yml',
  '/main/..%5cmanifest.yml',
  '/main/../src/index.ts',
  '/main/..%2f..%2fclient%2findex.html',
  '/main//etc/passwd',
  '/manifest.yml',
  '/other/panel.html',
])('%s leads nowhere', async (address) => {
  const { request } = await import('node:http');
  const { hostname, port } = new URL(frameOrigin);
  const path = `${address}?site=${encodeURIComponent(shell.url)}`;
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect([400, 403, 404]).toContain(status);
});

test.each(['https://evil.example', 'http://localhost:1', ''])(
  'the document does not show in %p',
  async (site) => {
    const response = await fetch(`${frameOrigin}/main/panel.html?site=${encodeURIComponent(site)}`);
    expect(response.status).toBe(403);
  },
);

test.each([
  ['without the header of the site', {}],
  ['from another site', { 'x-shell-request': '1', 'sec-fetch-site': 'cross-site' }],
  ['from the frames', { 'x-shell-request': '1', 'sec-fetch-site': 'same-site' }],
])('the site takes no change %s', async (_name, headers) => {
  for (const path of ['session', 'bridge/invoke', 'bridge/fetch', 'jira/rest/api/3/issue']) {
    const response = await fetch(`${shell.url}/_shell/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
      body: '{}',
    });
    expect([path, response.status]).toEqual([path, 403]);
  }
});

test('the sign-in is out of reach of scripts and of other sites', async () => {
  const response = await fetch(`${shell.url}/_shell/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shell-request': '1' },
    body: JSON.stringify({ user: 'vic' }),
  });
  expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
});

test('nothing may frame the site', async () => {
  const policy = (await fetch(shell.url)).headers.get('content-security-policy');
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

test('a frame cannot reach the site, nor speak for another window', async () => {
  shell.journey.allow(/127\.0\.0\.1|SecurityError|CORS|ERR_FAILED/);
  const page = await openAs(shell.journey, 'paul', '/browse/SHOP-1');
  await addPanel(page, 'Test panel', 'test-panel');
  const frame = await testFrame(page, 'test-panel');
  await expect(frame.evaluate('window.parent.document')).rejects.toThrow(/SecurityError|Blocked a frame/);
  await expect(frame.evaluate(`fetch('${shell.url}/_shell/site')`)).rejects.toThrow('Failed to fetch');
  // From the page itself, in the words of the bridge: it is not the frame that speaks, so nobody answers.
  const answered = await page.evaluate<string>(`new Promise((resolve) => {
    const message = { kind: 'call', id: 1, method: 'getFrameId', payload: { functions: [] } };
    const listener = ({ data }) => data.message?.kind === 'result' && resolve('answered');
    window.addEventListener('message', listener);
    window.postMessage({ channel: 'forge-bridge', message }, '*');
    window.addEventListener('message', ({ data }) => data === 'end' && resolve('silence'));
    window.postMessage('end', '*');
  })`);
  expect(answered).toBe('silence');
  await page.close();
});

test('what the policy stops is reported', async () => {
  shell.journey.allow(/Content Security Policy/);
  const page = await openAs(shell.journey, 'paul', '/browse/SHOP-1');
  const frame = await testFrame(page, 'test-panel');
  await frame.evaluate(
    `document.head.append(Object.assign(document.createElement('style'), { textContent: 'p{}' }))`,
  );
  const list = async () =>
    (await (await fetch(`${shell.url}/_shell/csp-violations`)).json()) as { directive: string }[];
  let violations = await list();
  while (violations.length === 0) {
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
    violations = await list();
  }
  expect(violations[0]).toMatchObject({ directive: expect.stringMatching(/^style-src/) as string });
  await expect(shell.journey.expectClean()).rejects.toThrow('style-src');
  await page.close();
});
