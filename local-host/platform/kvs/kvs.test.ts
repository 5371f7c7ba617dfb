import { startTestHost, type TestHost } from '../../test-app/start';

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost();
}, 60_000);
afterAll(() => host.end());

const code = (expected: string, status = 400) => ({ code: expected, status });

describe('plain keys', () => {
  test('a value is read back strictly and gone after its deletion', async () => {
    const value = { text: 'ä\u0000€', list: [1, null, { deep: true }] };
    expect(await host.kvs('set', { key: 'plain', value })).toEqual({ ok: null });
    expect(await host.kvs('get', { key: 'plain' })).toEqual({ ok: value });
    await host.kvs('delete', { key: 'plain' });
    expect(await host.kvs('get', { key: 'plain' })).toEqual({ ok: null });
    expect(await host.kvs('delete', { key: 'plain' })).toEqual({ ok: null });
  });

  test('no value is none', async () => {
    expect(await host.kvs('set', { key: 'none', value: null })).toEqual(code('INVALID_VALUE'));
  });

  test('the key policy decides over an existing key, and answers what was asked', async () => {
    const once = { key: 'policy', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } };
    expect(await host.kvs('set', once)).toEqual({ ok: null });
    expect(await host.kvs('set', once)).toEqual(code('KEY_CONFLICT', 409));
    const previous = { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS', returnMetadataFields: ['CREATED_AT'] };
    expect(await host.kvs('set', { key: 'policy', value: 2, options: previous })).toEqual({
      ok: { key: 'policy', value: 1, createdAt: expect.any(Number) as number },
    });
    const latest = { keyPolicy: 'OVERRIDE', returnValue: 'LATEST' };
    expect(await host.kvs('set', { key: 'policy', value: 3, options: latest })).toEqual({
      ok: { key: 'policy', value: 3 },
    });
  });

  test('secrets and plain keys do not know of each other', async () => {
    await host.kvs('setSecret', { key: 'hidden', value: 's3' });
    expect(await host.kvs('get', { key: 'hidden' })).toEqual({ ok: null });
    expect(await host.kvs('getSecret', { key: 'hidden' })).toEqual({ ok: 's3' });
    expect(await host.kvs('query', { prefix: 'hidden' })).toEqual({ ok: { results: [] } });
  });

  test('a query pages through the keys of a prefix in order', async () => {
    const items = ['q:3', 'q:1', 'q:2', 'r:1'].map((key) => ({ key, value: key }));
    await host.kvs('batchSet', { items });
    const first = (await host.kvs('query', { prefix: 'q:', limit: 2 })).ok as {
      results: object[];
      nextCursor: string;
    };
    expect(first.results).toEqual([items[1], items[2]]);
    expect(await host.kvs('query', { prefix: 'q:', limit: 2, cursor: first.nextCursor })).toEqual({
      ok: { results: [items[0]] },
    });
  });
});

describe('batches', () => {
  test('each item stands for itself', async () => {
    const set = await host.kvs('batchSet', {
      items: [
        { key: 'b1', value: 1 },
        { key: 'b/2', value: 2 },
      ],
    });
    expect(set.ok).toEqual({
      successfulKeys: [{ key: 'b1' }],
      failedKeys: [{ key: 'b/2', error: { code: 'INVALID_KEY', message: expect.any(String) as string } }],
    });
    const got = (await host.kvs('batchGet', { items: [{ key: 'b1' }, { key: 'b9' }] })).ok;
    expect(got).toMatchObject({
      successfulKeys: [{ key: 'b1', value: 1 }],
      failedKeys: [{ key: 'b9', error: { code: 'KEY_NOT_FOUND' } }],
    });
  });
});

describe('custom entities', () => {
  const set = (key: string, value: object) => host.kvs('entitySet', { entity: 'thing', key, value });

  test.each([
    [{ owner: 'a', rank: 2 ** 31 - 1, weight: 0.5, done: false, extra: { any: ['thing'] } }, { ok: null }],
    [{ rank: 1.5 }, code('INVALID_ENTITY_VALUE')],
    [{ rank: '1' }, code('INVALID_ENTITY_VALUE')],
    [{ done: 'yes' }, code('INVALID_ENTITY_VALUE')],
    [{ owner: ' ' }, code('INVALID_ENTITY_VALUE')],
    [{ colour: 'red' }, code('INVALID_ENTITY_ATTRIBUTE')],
    [['a list'], code('INVALID_ENTITY_VALUE')],
  ])('value %j', async (value, expected) => {
    expect(await set('typed', value)).toEqual(expected);
  });

  test('an entity the manifest does not declare is refused', async () => {
    expect(await host.kvs('entityGet', { entity: 'other', key: 'k' })).toEqual(code('INVALID_ENTITY_TYPE'));
  });

  test('queries go by index: partition, range, filters, order, pages', async () => {
    for (const [key, owner, rank, done] of [
      ['t1', 'anna', 3, true],
      ['t2', 'anna', 1, false],
      ['t3', 'anna', 2, true],
      ['t4', 'bert', 2, true],
    ] as const) {
      await set(key, { owner, rank, done });
    }
    const query = async (more: object): Promise<string[]> => {
      const asked = { entity: 'thing', index: 'by-owner', partition: ['anna'], ...more };
      const answer = await host.kvs('entityQuery', asked);
      return (answer.ok as { results: { key: string }[] }).results.map(({ key }) => key);
    };
    expect(await query({})).toEqual(['t2', 't3', 't1']);
    expect(await query({ sort: 'DESC' })).toEqual(['t1', 't3', 't2']);
    expect(await query({ where: { condition: 'GREATER_THAN', values: [1] } })).toEqual(['t3', 't1']);
    expect(await query({ where: { condition: 'BETWEEN', values: [1, 2] } })).toEqual(['t2', 't3']);
    expect(await query({ filters: [{ property: 'done', name: 'equalTo', value: true }] })).toEqual([
      't3',
      't1',
    ]);
    expect(
      await query({
        index: 'by-key',
        partition: undefined,
        where: { condition: 'BEGINS_WITH', values: ['t'] },
      }),
    ).toContain('t4');
    // Filters work on the page: this one is empty although a match follows.
    const page = await host.kvs('entityQuery', {
      entity: 'thing',
      index: 'by-owner',
      partition: ['anna'],
      limit: 1,
      filters: [{ property: 'done', name: 'equalTo', value: true }],
    });
    expect(page.ok).toEqual({ results: [], nextCursor: expect.any(String) as string });
    await set('t2', { owner: 'bert', rank: 9 });
    expect(await query({})).toEqual(['t3', 't1']);
  });

  test.each([
    [{ index: 'by-colour' }, code('INVALID_ENTITY_INDEX')],
    [{ index: 'by-owner' }, code('INVALID_ENTITY_INDEX')],
    [{ index: 'by-owner', partition: [1] }, code('INVALID_ENTITY_VALUE')],
    [
      { index: 'by-owner', partition: ['a'], where: { condition: 'BEGINS_WITH', values: ['1'] } },
      code('INVALID_CONDITION'),
    ],
    [
      { index: 'owner', filters: [{ property: 'extra', name: 'equalTo', value: 'x' }] },
      code('UNPROCESSABLE_ENTITY', 422),
    ],
    [{ index: 'owner', cursor: 'nonsense' }, code('INVALID_CURSOR')],
  ])('refused query %j', async (query, expected) => {
    expect(await host.kvs('entityQuery', { entity: 'thing', ...query })).toEqual(expected);
  });

  test('queries may see writes late; reads by key never do', async () => {
    await host.local('POST', 'delivery', { queryLagMs: 600_000 });
    await set('late', { owner: 'late', rank: 1 });
    const query = { entity: 'thing', index: 'by-owner', partition: ['late'] };
    expect(await host.kvs('entityQuery', query)).toEqual({ ok: { results: [] } });
    expect((await host.kvs('entityGet', { entity: 'thing', key: 'late' })).ok).toMatchObject({ rank: 1 });
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    expect((await host.kvs('entityQuery', query)).ok).toMatchObject({ results: [{ key: 'late' }] });
  });
});

describe('transactions', () => {
  const revision = (value: number) => ({ property: 'rank', name: 'equalTo', value });
  const absent = { property: 'rank', name: 'notExists', value: true };
  const thing = (key: string, rank: number, when?: object) => ({
    key,
    value: { owner: 'tx', rank },
    entity: 'thing',
    when,
  });

  test('a condition on the revision lets one of two writers win', async () => {
    expect(await host.kvs('transact', { sets: [thing('x', 1, absent)] })).toEqual({ ok: null });
    expect(await host.kvs('transact', { sets: [thing('x', 1, absent)] })).toEqual(
      code('CONDITIONAL_CHECK_FAILED'),
    );
    const both = await host.invoke<object[]>('kvsMany', {
      calls: [1, 2, 3].map(() => ({ call: 'transact', sets: [thing('x', 2, revision(1))] })),
    });
    expect(both.filter((answer) => 'ok' in answer)).toHaveLength(1);
  });

  test('all or none, over entities and plain keys', async () => {
    const failing = {
      sets: [{ key: 'plain-tx', value: 1 }, thing('y', 1)],
      checks: [{ key: 'nobody', entity: 'thing', when: revision(1) }],
    };
    expect(await host.kvs('transact', failing)).toEqual(code('CONDITIONAL_CHECK_FAILED'));
    expect(await host.kvs('get', { key: 'plain-tx' })).toEqual({ ok: null });
    expect(await host.kvs('transact', { ...failing, checks: [] })).toEqual({ ok: null });
    expect(await host.kvs('get', { key: 'plain-tx' })).toEqual({ ok: 1 });
    await host.kvs('transact', { deletes: [{ key: 'y', entity: 'thing', when: revision(1) }] });
    expect(await host.kvs('entityGet', { entity: 'thing', key: 'y' })).toEqual({ ok: null });
  });

  test('a value that does not fit its entity is refused', async () => {
    expect(await host.kvs('transact', { sets: [thing('bad', 0.5)] })).toEqual(code('INVALID_ENTITY_VALUE'));
  });
});

test('another installation sees none of it', async () => {
  const call = {
    user: 'paul',
    module: 'panel',
    functionKey: 'kvs',
    payload: { call: 'get', key: 'plain-tx' },
  };
  await host.local('POST', 'installations', { id: 'second' });
  const answer = await fetch(`${host.url}/_local/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-installation': 'second' },
    body: JSON.stringify(call),
  });
  expect(await answer.json()).toEqual({ result: { ok: null } });
});
