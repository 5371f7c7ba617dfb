import { createFaults } from './faults';
import { FAULT_KINDS, rulesOf } from './fault-rules';

const fine = () => Promise.resolve({ status: 200, headers: {}, body: '{}' });

const outcome = (faults: ReturnType<typeof createFaults>, path = 'get') =>
  faults.around('kvs', path, fine).then(
    ({ status }) => String(status),
    () => 'broken',
  );

async function outcomes(seed: number, calls: number): Promise<string[]> {
  const faults = createFaults();
  for (const fault of rulesOf({ rate: 0.2, seed })) faults.add({ ...fault, ms: 0 });
  const seen: string[] = [];
  for (let n = 0; n < calls; n += 1) seen.push(await outcome(faults));
  return seen;
}

test('a mixture spoils its share of requests, the same for the same seed', async () => {
  const seen = await outcomes(7, 2_000);
  const spoiled = seen.filter((status) => status !== '200').length;
  // Slow answers, a fifth of the faults, come all the same.
  expect(spoiled / seen.length).toBeGreaterThan(0.12);
  expect(spoiled / seen.length).toBeLessThan(0.2);
  expect(new Set(seen)).toEqual(new Set(['200', '429', '500', 'broken']));
  expect(await outcomes(7, 200)).toEqual(seen.slice(0, 200));
  expect(await outcomes(8, 200)).not.toEqual(seen.slice(0, 200));
});

test('what was injected is counted by kind', async () => {
  const faults = createFaults();
  faults.add({ target: 'kvs', kind: '429', rate: 1, seed: 1, path: 'get' });
  await outcome(faults);
  await outcome(faults, 'query');
  faults.clear();
  await outcome(faults);
  expect(faults.injected()).toEqual({ kvs: { 429: 1 } });
});

test('a 429 says how long to wait', async () => {
  const faults = createFaults();
  faults.add({ target: 'kvs', kind: '429', rate: 1, seed: 1, ms: 2_500 });
  expect((await faults.around('kvs', 'get', fine)).headers).toMatchObject({ 'retry-after': '3' });
});

test('the mixture a host was started with stays when rules are taken away', () => {
  const faults = createFaults({ rate: 0.05, seed: 1 });
  faults.mix({ rate: 0.5, seed: 2, targets: ['queue'] });
  faults.clear();
  const kinds = new Set(faults.list().map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(FAULT_KINDS));
  expect(faults.list().every(({ rate }) => rate === 0.01)).toBe(true);
});

test('a bulk write that fails in part fails for one issue at least', () => {
  const faults = createFaults();
  faults.add({ target: 'jira', kind: 'partial', rate: 1, seed: 1 });
  expect(faults.partially('/rest/api/3/issue/1')).toBeUndefined();
  const fails = faults.partially('/rest/api/3/issue/properties/multi');
  const said = Array.from({ length: 50 }, () => fails?.());
  expect(said[0]).toBe(true);
  expect(new Set(said)).toEqual(new Set([true, false]));
});

test('a path with a $ at its end means those that end so', async () => {
  const faults = createFaults();
  faults.add({ target: 'kvs', kind: '429', rate: 1, seed: 1, path: '/issue$' });
  await outcome(faults, '/api/issue');
  await outcome(faults, '/api/issue/1');
  await outcome(faults, '/api/issueLink');
  expect(faults.injected()).toEqual({ kvs: { 429: 1 } });
});
