import { request } from 'node:http';
import { startTestHost, type TestHost } from '../test-app/start';

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost();
}, 60_000);
afterAll(() => host.end());

const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${host.hook}${path}`, { redirect: 'manual', ...init });

test("the function gets the request in Forge's shape", async () => {
  const answer = await call('/echo?a=1&a=2&b=', { method: 'PUT', body: 'text ä', headers: { 'X-Own': 'v' } });
  const opaque = new URL(host.hook).pathname;
  expect(await answer.json()).toMatchObject({
    method: 'PUT',
    path: `${opaque}/echo`,
    userPath: '/echo',
    queryParameters: { a: ['1', '2'], b: [''] },
    body: 'text ä',
    headers: expect.objectContaining({ 'X-Own': ['v'] }) as object,
  });
});

test('header names keep their spelling, repeated ones their values', async () => {
  const echoed = await new Promise<string>((resolve, reject) => {
    const headers = { 'X-API-Key': 'k', 'X-Param': ['Os=Linux', 'Browser=Firefox'] };
    request(`${host.hook}/echo`, { headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
  expect(JSON.parse(echoed)).toMatchObject({
    headers: { 'X-API-Key': ['k'], 'X-Param': ['Os=Linux', 'Browser=Firefox'] },
  });
});

test('bytes that are no UTF-8 are damaged on the way in', async () => {
  const answer = await call('/echo', { method: 'POST', body: new Uint8Array([0x50, 0xff, 0x4b]) });
  expect(await answer.json()).toMatchObject({ body: 'P\ufffdK' });
});

test('a body goes out as UTF-8: a character above 0x7f is no byte', async () => {
  const bytes = new Uint8Array(await (await call('/binary')).arrayBuffer());
  expect([...bytes]).toEqual([0x50, 0x4b, 3, 4, 0xc3, 0xbf]);
});

test('status and headers pass through', async () => {
  const redirect = await call('/redirect');
  expect([redirect.status, redirect.headers.get('location')]).toEqual([302, 'https://example.com/x']);
  const unmodified = await call('/not-modified');
  expect([unmodified.status, unmodified.headers.get('etag')]).toEqual([304, '"abc"']);
  expect((await call('/cookies')).headers.get('x-many')).toBe('a, b');
});

test('what is no response or fails is a 500', async () => {
  expect((await call('/nothing')).status).toBe(500);
  expect((await call('/throw')).status).toBe(500);
});

test('an unknown trigger is not found, and any page may call a known one', async () => {
  expect((await fetch(`${host.url}/x1/unknown/echo`)).status).toBe(404);
  expect((await call('/echo', { headers: { origin: 'https://elsewhere.example' } })).status).toBe(200);
});

test('its URL is made once and the same for the app and the controls', async () => {
  expect(await host.invoke('webTriggerUrl')).toBe(host.hook);
});

test('the path reaches the function as it was sent: nothing in it walks out of the trigger', async () => {
  const { port, pathname } = new URL(host.hook);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const path = `${pathname}/set/walked/%2e%2e/%2e%2e/%2e%2e`;
    request({ host: '127.0.0.1', port, path, method: 'POST' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end('text');
  });
  expect(status).toBe(204);
  expect(await host.kvs('get', { key: 'walked' })).toEqual({ ok: 'text' });
});
