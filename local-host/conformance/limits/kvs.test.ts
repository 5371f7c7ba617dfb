import { HOUR, KB, LIMITS, SECOND } from '../../limits';
import { refusedBy, tryRows, type Trial } from './try-rows';

const limits = LIMITS.kvs;
const ok = { ok: null };

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
/** A text whose JSON has so many bytes. */
const json = (bytes: number): string => 'x'.repeat(bytes - 2);
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const things = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `k${at}`, value: at }));
const wide = (part: string, place: string) => ({ entity: 'wide', key: 'w', value: { part, place } });

/** Calls once with texts of `lengths` under `fill0`, `fill1`, … */
const fill = ({ host }: Trial, call: string, lengths: number[]): Promise<unknown> =>
  host.invoke('fill', { call, lengths });

/** Lengths of texts that fill a request to exactly so many bytes, `envelope` being what it has with empty ones. */
function lengthsTo(bytes: number, envelope: (lengths: number[]) => unknown): number[] {
  const count = Math.ceil(bytes / (200 * KB));
  const rest = bytes - bytesOf(envelope(Array<number>(count).fill(0)));
  const each = Math.floor(rest / count);
  return Array.from({ length: count }, (_, at) => (at === 0 ? rest - each * (count - 1) : each));
}
const itemsOf = (lengths: number[]) =>
  lengths.map((length, at) => ({ key: `fill${at}`, value: json(length + 2) }));

/** How often each outcome came when a call was made many times at once. */
const repeat = (
  { host }: Trial,
  call: string,
  payload: object,
  times: number,
): Promise<Record<string, number>> =>
  host.invoke(
    'repeat',
    { functionKey: 'kvs', payload: { call, ...payload }, times },
    { module: 'long-panel' },
  );

/** Makes a call `times` times, and shows that the next is refused while one of another kind is not. */
async function fills(
  trial: Trial,
  call: string,
  payload: object,
  times: number,
  code: string,
): Promise<void> {
  expect(await repeat(trial, call, payload, times)).toEqual({ ok: times });
  expect(await repeat(trial, call, payload, 1)).toEqual({ [code]: 1 });
}

tryRows('kvs', {
  async emptyKey({ host }) {
    expect(await host.kvs('set', { key: 'x'.repeat(limits.emptyKey.value), value: 1 })).toEqual(ok);
    expect(await host.kvs('set', { key: '', value: 1 })).toEqual(refusedBy(limits.emptyKey));
  },
  async keyLength({ host }) {
    const key = 'x'.repeat(limits.keyLength.value);
    expect(await host.kvs('set', { key, value: 1 })).toEqual(ok);
    expect(await host.kvs('set', { key: `${key}x`, value: 1 })).toEqual(refusedBy(limits.keyLength));
  },
  async keyPattern({ host }) {
    expect(await host.kvs('set', { key: 'a:b.c_d e-f#g', value: 1 })).toEqual(ok);
    for (const key of ['   ', 'slash/key']) {
      expect(await host.kvs('set', { key, value: 1 })).toEqual(refusedBy(limits.keyPattern));
    }
  },
  async valueBytes({ host }) {
    const { value } = limits.valueBytes;
    expect(await host.kvs('set', { key: 'size', value: json(value) })).toEqual(ok);
    const over = { key: 'size', value: json(value + 1) };
    expect(await host.kvs('set', over)).toEqual(refusedBy(limits.valueBytes));
  },
  async valueDepth({ host }) {
    const { value } = limits.valueDepth;
    expect(await host.kvs('set', { key: 'depth', value: nested(value) })).toEqual(ok);
    const over = { key: 'depth', value: nested(value + 1) };
    expect(await host.kvs('set', over)).toEqual(refusedBy(limits.valueDepth));
  },
  async transactionOperations({ host }) {
    const { value } = limits.transactionOperations;
    expect(await host.kvs('transact', { sets: things(value) })).toEqual(ok);
    const over = { sets: things(value), deletes: [{ key: 'one-more' }] };
    expect(await host.kvs('transact', over)).toEqual(refusedBy(limits.transactionOperations));
  },
  async transactionKeyUses({ host }) {
    const sets = [...things(2), { key: 'k0', value: 2, entity: undefined }];
    expect(await host.kvs('transact', { sets: sets.slice(1) })).toEqual(ok);
    expect(await host.kvs('transact', { sets })).toEqual(refusedBy(limits.transactionKeyUses));
  },
  async transactionBytes(trial) {
    const { value } = limits.transactionBytes;
    const [first = 0, ...rest] = lengthsTo(value, (lengths) => ({ set: itemsOf(lengths) }));
    expect(await fill(trial, 'transact', [first, ...rest])).toEqual(ok);
    trial.pass(SECOND);
    expect(await fill(trial, 'transact', [first + 1, ...rest])).toEqual(refusedBy(limits.transactionBytes));
  },
  async batchKeys({ host }) {
    const { value } = limits.batchKeys;
    expect((await host.kvs('batchSet', { items: things(value) })).ok).toMatchObject({ failedKeys: [] });
    const refused = refusedBy(limits.batchKeys);
    expect(await host.kvs('batchSet', { items: things(value + 1) })).toEqual(refused);
    expect(await host.kvs('batchGet', { items: things(value + 1).map(({ key }) => ({ key })) })).toEqual(
      refused,
    );
    expect(await host.kvs('batchDelete', { items: things(value + 1).map(({ key }) => ({ key })) })).toEqual(
      refused,
    );
    expect(await host.kvs('batchGet', { items: [] })).toEqual(refused);
  },
  async batchKeyUses({ host }) {
    expect((await host.kvs('batchDelete', { items: [{ key: 'k1' }] })).ok).toMatchObject({ failedKeys: [] });
    const over = { items: [{ key: 'k1' }, { key: 'k1' }] };
    expect(await host.kvs('batchDelete', over)).toEqual(refusedBy(limits.batchKeyUses));
  },
  async batchBytes(trial) {
    const [first = 0, ...rest] = lengthsTo(limits.batchBytes.value, itemsOf);
    expect(await fill(trial, 'batchSet', [first, ...rest])).toMatchObject({ ok: { failedKeys: [] } });
    trial.pass(SECOND);
    expect(await fill(trial, 'batchSet', [first + 1, ...rest])).toEqual(refusedBy(limits.batchBytes));
  },
  async queryPage({ host }) {
    const { value } = limits.queryPage;
    expect((await host.kvs('query', { prefix: 'nothing', limit: value })).ok).toEqual({ results: [] });
    expect(await host.kvs('query', { limit: value + 1 })).toEqual(refusedBy(limits.queryPage));
  },
  async queryPageDefault({ host }) {
    const { value } = limits.queryPageDefault;
    const items = things(value + 1).map((item) => ({ ...item, key: `page:${item.key}` }));
    await host.kvs('batchSet', { items });
    const { ok: page } = await host.kvs('query', { prefix: 'page:' });
    expect((page as { results: object[] }).results).toHaveLength(value);
    expect(page).toHaveProperty('nextCursor');
    await host.kvs('batchDelete', { items: [{ key: items[0]?.key }] });
    expect((await host.kvs('query', { prefix: 'page:' })).ok).not.toHaveProperty('nextCursor');
  },
  async ttl({ host }) {
    const seconds = limits.ttl.value / SECOND;
    const lasting = (value: number) => ({
      key: 'ttl',
      value: 1,
      options: { ttl: { value, unit: 'SECONDS' } },
    });
    expect(await host.kvs('set', lasting(seconds))).toEqual(ok);
    expect(await host.kvs('set', lasting(seconds + 1))).toEqual(refusedBy(limits.ttl));
  },
  async ttlDeletionDelay({ host }) {
    const hours = limits.ttlDeletionDelay.value / HOUR;
    await host.kvs('set', { key: 'late', value: 1, options: { ttl: { value: 1, unit: 'HOURS' } } });
    await host.local('POST', 'clock', { advance: `${hours}h` });
    expect(await host.kvs('get', { key: 'late' })).toEqual({ ok: 1 });
    await host.local('POST', 'clock', { advance: '1h' });
    expect(await host.kvs('get', { key: 'late' })).toEqual(ok);
    await host.local('POST', 'clock', {});
  },
  async integerMaximum({ host }) {
    const { value } = limits.integerMaximum;
    const ranked = (rank: number) => ({ entity: 'thing', key: 'rank', value: { rank } });
    expect(await host.kvs('entitySet', ranked(value))).toEqual(ok);
    expect(await host.kvs('entitySet', ranked(value + 1))).toEqual(refusedBy(limits.integerMaximum));
  },
  async integerMinimum({ host }) {
    const { value } = limits.integerMinimum;
    const ranked = (rank: number) => ({ entity: 'thing', key: 'rank', value: { rank } });
    expect(await host.kvs('entitySet', ranked(value))).toEqual(ok);
    expect(await host.kvs('entitySet', ranked(value - 1))).toEqual(refusedBy(limits.integerMinimum));
  },
  async partitionBytes({ host }) {
    const part = 'x'.repeat(limits.partitionBytes.value);
    expect(await host.kvs('entitySet', wide(part, 'here'))).toEqual(ok);
    expect(await host.kvs('entitySet', wide(`${part}x`, 'here'))).toEqual(refusedBy(limits.partitionBytes));
  },
  async rangeBytes({ host }) {
    const place = 'x'.repeat(limits.rangeBytes.value);
    expect(await host.kvs('entitySet', wide('part', place))).toEqual(ok);
    expect(await host.kvs('entitySet', wide('part', `${place}x`))).toEqual(refusedBy(limits.rangeBytes));
  },
  async unitBytes({ host }) {
    const unitsOf = async (bytes: number): Promise<number> => {
      const envelope = bytesOf({ key: 'unit', value: '' });
      await host.kvs('set', { key: 'unit', value: 'x'.repeat(bytes - envelope) });
      await host.local('DELETE', 'meter');
      await host.kvs('get', { key: 'unit' });
      return (await host.local<{ kvs: { readUnits: number } }>('GET', 'meter')).kvs.readUnits;
    };
    expect(await unitsOf(limits.unitBytes.value)).toBe(1);
    expect(await unitsOf(limits.unitBytes.value + 1)).toBe(2);
  },
  async requestRate(trial) {
    const { value, over, per } = limits.requestRate;
    await fills(trial, 'get', { key: 'nobody' }, value, over.code);
    trial.pass(per);
    expect(await repeat(trial, 'get', { key: 'nobody' }, 1)).toEqual({ ok: 1 });
  },
  async readRate(trial) {
    const { value, over, per } = limits.readRate;
    // A request of one unit each, as many a second as may be.
    const rounds = value / limits.requestRate.value;
    for (let round = 0; round < rounds; round += 1) {
      const times = limits.requestRate.value;
      expect(await repeat(trial, 'get', { key: 'nobody' }, times)).toEqual({ ok: times });
      trial.pass(SECOND);
    }
    expect(await repeat(trial, 'get', { key: 'nobody' }, 1)).toEqual({ [over.code]: 1 });
    expect(await trial.host.kvs('set', { key: 'a', value: 1 })).toEqual(ok);
    trial.pass(per);
    expect(await repeat(trial, 'get', { key: 'nobody' }, 1)).toEqual({ ok: 1 });
  },
  async writeRate(trial) {
    const { value, over, per } = limits.writeRate;
    const rounds = value / limits.requestRate.value;
    for (let round = 0; round < rounds; round += 1) {
      const times = limits.requestRate.value;
      expect(await repeat(trial, 'set', { key: 'again', value: 1 }, times)).toEqual({ ok: times });
      trial.pass(SECOND);
    }
    expect(await repeat(trial, 'set', { key: 'again', value: 1 }, 1)).toEqual({ [over.code]: 1 });
    expect(await trial.host.kvs('get', { key: 'again' })).toEqual({ ok: 1 });
    trial.pass(per);
    expect(await repeat(trial, 'set', { key: 'again', value: 1 }, 1)).toEqual({ ok: 1 });
    trial.pass(per);
    // Those that come at once count as those that come one after another: 20 units each.
    const large = JSON.stringify({ key: 'x', value: json(20 * limits.unitBytes.value - 100) });
    const write = (_: unknown, at: number) =>
      trial.host.platform.kvs.handle('first', {
        method: 'POST',
        path: '/api/v1/set',
        headers: {},
        body: large.replace('"x"', `"at-once-${at}"`),
      });
    const answers = await Promise.all(Array.from({ length: value / 20 + 10 }, write));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(value / 20);
  },
  async keyWriteRate(trial) {
    const { value, over, per } = limits.keyWriteRate;
    const times = 8;
    await fills(trial, 'set', { key: 'hot', value: json(value / times) }, times, over.code);
    expect(await repeat(trial, 'set', { key: 'cold', value: 1 }, 1)).toEqual({ ok: 1 });
    // In a batch each item stands for itself; a transaction is refused whole.
    const items = [
      { key: 'hot', value: 1 },
      { key: 'cold', value: 1 },
    ];
    expect((await trial.host.kvs('batchSet', { items })).ok).toMatchObject({
      failedKeys: [{ key: 'hot', error: { code: over.code } }],
    });
    expect(await trial.host.kvs('transact', { sets: items })).toEqual(refusedBy(limits.keyWriteRate));
    trial.pass(per);
    expect(await repeat(trial, 'set', { key: 'hot', value: 1 }, 1)).toEqual({ ok: 1 });
  },
  async keyReadRate(trial) {
    const { value, over } = limits.keyReadRate;
    const times = 64;
    await trial.host.kvs('set', { key: 'wanted', value: json(value / times) });
    await fills(trial, 'get', { key: 'wanted' }, times, over.code);
    expect((await trial.host.kvs('batchGet', { items: [{ key: 'wanted' }] })).ok).toMatchObject({
      failedKeys: [{ key: 'wanted', error: { code: over.code } }],
    });
    expect(await repeat(trial, 'get', { key: 'nobody' }, 1)).toEqual({ ok: 1 });
  },
  async indexReadRate(trial) {
    const { value, over } = limits.indexReadRate;
    const times = 128;
    const thing = (extra: string) => ({ owner: 'rate', extra, rank: 1 });
    const page = bytesOf({ data: [{ key: 'page', value: thing('') }] });
    const value1 = thing('x'.repeat(value / times - page));
    await trial.host.kvs('entitySet', { entity: 'thing', key: 'page', value: value1 });
    const query = { entity: 'thing', index: 'by-owner', partition: ['rate'] };
    await fills(trial, 'entityQuery', query, times, over.code);
    expect(await repeat(trial, 'entityQuery', { ...query, partition: ['other'] }, 1)).toEqual({ ok: 1 });
  },
});
