import { join } from 'node:path';
import { startTestHost, type TestHost } from '../../test-app/start';
import type { Observation } from './app/src/observe';
import { expected } from './expected';
import { groupsOf, methodsOf, verdictOn } from './verdict';
import { PACKAGES } from './table';

interface Ran extends Observation {
  result: unknown;
}

const backend = PACKAGES.filter((name) => name !== '@forge/bridge');
const cases = backend.flatMap((of) => groupsOf(of).map(([name, group]) => ({ of, name, group })));

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost({ appDir: join(__dirname, 'app') });
}, 120_000);
afterAll(() => host.end());

test.each(cases)('$of: $name', async ({ of, name, group }) => {
  const { result, calls, offered } = await host.invoke<Ran>('case', { of, name });
  expect(verdictOn(group, calls)).toEqual([]);
  expect(offered.filter((method) => !methodsOf(of).includes(method))).toEqual([]);
  if (group.how !== 'refused') expect(result).toEqual((expected(host)[of] as Record<string, unknown>)[name]);
});
