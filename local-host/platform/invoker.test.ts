import type { Manifest } from '../contract';
import type { Installation } from './installations';
import { createInvoker } from './invoker';
import type { Pool } from './process/pool';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('what a call waits for a process is not metered as its time', async () => {
  const metered: number[] = [];
  const run: Pool['run'] = (_, host) => {
    jest.advanceTimersByTime(5000);
    host.begun();
    jest.advanceTimersByTime(100);
    return Promise.resolve({});
  };
  const { call } = createInvoker({
    manifest: {
      app: { id: 'app', runtime: { name: 'nodejs22.x' } },
      permissions: { scopes: [] },
    } as unknown as Manifest,
    pool: { run } as Pool,
    meter: { invocation: (_: string, ms: number) => metered.push(ms) } as never,
    unmodelled: {} as never,
    log: { invocation: () => () => undefined } as never,
    wire: () => Promise.reject(new Error('nothing is asked')),
  });
  await call({
    installation: { id: 'first', environment: 'PRODUCTION', license: 'active' } as Installation,
    module: { key: 'panel', type: 'jira:issuePanel' },
    target: { key: 'resolver', file: 'index', name: 'resolver' },
    payload: {},
    timeout: 1000,
  });
  expect(metered).toEqual([100]);
});
