import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Manifest } from '../../contract';
import { openStore, type Store } from '../../store';
import { createMeter } from '../meter';
import { openKvs, type Kvs } from '.';

const manifest: Manifest = {
  app: {
    id: 'app',
    runtime: { name: 'nodejs22.x' },
    storage: {
      entities: [
        {
          name: 'thing',
          attributes: { owner: { type: 'string' }, rank: { type: 'integer' }, name: { type: 'string' } },
          indexes: [
            { name: 'by-rank', partition: ['owner'], range: ['rank'] },
            { name: 'by-name', partition: ['owner'], range: ['name'] },
          ],
        },
      ],
    },
  },
  modules: {},
  resources: [],
  permissions: { scopes: ['storage:app'] },
};

let moved = 0;
const clock = { now: () => Date.now() + moved, offset: () => moved };
let folder: string;
let store: Store;
let kvs: Kvs;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'queries-'));
  store = openStore(folder);
  kvs = await openKvs({ store, clock, meter: createMeter(), manifest });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

let tenant = 0;

interface Thing {
  owner: string;
  rank: number;
  name: string;
}

async function post(installation: string, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await kvs.handle(installation, {
    method: 'POST',
    path: `/api/v1/${path}`,
    headers,
    body: JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(answer.body);
  return answer.body ? (JSON.parse(answer.body) as unknown) : undefined;
}

/** Every page of a query, in the order it came. */
async function all(installation: string, query: object): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = (await post(installation, 'entity/query', { entityName: 'thing', ...query, cursor })) as {
      data: { key: string }[];
      cursor?: string;
    };
    keys.push(...page.data.map(({ key }) => key));
    cursor = page.cursor;
  } while (cursor);
  return keys;
}

const thing = fc.record({
  owner: fc.constantFrom('a', 'b'),
  rank: fc.integer({ min: -5, max: 5 }),
  name: fc.constantFrom('x', 'xy', 'xyz', 'é', '\u{1f600}', 'z'),
});
const writes = fc.array(fc.tuple(fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6'), fc.option(thing)), {
  maxLength: 25,
});
const bytes = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));

async function write(installation: string, list: [string, Thing | null][]): Promise<Map<string, Thing>> {
  const model = new Map<string, Thing>();
  for (const [key, value] of list) {
    await post(installation, value ? 'entity/set' : 'entity/delete', {
      entityName: 'thing',
      key,
      ...(value && { value }),
    });
    if (value) model.set(key, value);
    else model.delete(key);
  }
  return model;
}

test('an index answers what a scan over all records would, page by page, after any writes', async () => {
  await fc.assert(
    fc.asyncProperty(
      writes,
      fc.integer({ min: -5, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      async (list, from, limit, down) => {
        const installation = `t${(tenant += 1)}`;
        const model = await write(installation, list);
        const range = { condition: 'GREATER_THAN_EQUAL_TO', values: [from] };
        const sort = down ? 'DESC' : 'ASC';
        const found = await all(installation, { indexName: 'by-rank', partition: ['a'], range, limit, sort });
        const expected = [...model]
          .filter(([, { owner, rank }]) => owner === 'a' && rank >= from)
          .sort(([leftKey, left], [rightKey, right]) => left.rank - right.rank || bytes(leftKey, rightKey))
          .map(([key]) => key);
        expect(found).toEqual(down ? expected.reverse() : expected);
      },
    ),
    { numRuns: 60 },
  );
});

test('text is ordered by its bytes, and begins with what it begins with', async () => {
  await fc.assert(
    fc.asyncProperty(writes, fc.constantFrom('x', 'xy', 'é', '\u{1f600}', 'q'), async (list, prefix) => {
      const installation = `t${(tenant += 1)}`;
      const model = await write(installation, list);
      const range = { condition: 'BEGINS_WITH', values: [prefix] };
      const expected = [...model]
        .filter(([, { owner, name }]) => owner === 'b' && name.startsWith(prefix))
        .sort(
          ([leftKey, left], [rightKey, right]) => bytes(left.name, right.name) || bytes(leftKey, rightKey),
        )
        .map(([key]) => key);
      expect(await all(installation, { indexName: 'by-name', partition: ['b'], range })).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['on', 700_000],
  ['back', -700_000],
])('a clock that is moved %s leaves no query behind', async (_, by) => {
  const installation = `t${(tenant += 1)}`;
  const query = { indexName: 'by-rank', partition: ['a'], limit: 4 };
  kvs.setQueryLag(600_000);
  await write(installation, [['k1', { owner: 'a', rank: 1, name: 'n' }]]);
  const before = await all(installation, query);
  moved = by;
  const after = await all(installation, query);
  moved = 0;
  kvs.setQueryLag(0);
  expect([before.length, after.length]).toEqual([0, 1]);
});

test('with a lag, a query answers from before the writes, in order', async () => {
  await fc.assert(
    fc.asyncProperty(writes, writes, fc.integer({ min: 1, max: 4 }), async (early, late, limit) => {
      const installation = `t${(tenant += 1)}`;
      await write(installation, early);
      const query = { indexName: 'by-rank', partition: ['a'], limit };
      const before = await all(installation, query);
      kvs.setQueryLag(600_000);
      await write(installation, late);
      const during = await all(installation, query);
      kvs.setQueryLag(0);
      expect(during).toEqual(before);
    }),
    { numRuns: 40 },
  );
});
