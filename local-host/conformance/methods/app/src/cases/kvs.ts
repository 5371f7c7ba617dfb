import type * as Kvs from '@forge/kvs';
import { failureOf, type Cases } from './case';

interface Thing {
  owner: string;
  rank: number;
}

const MAKERS: readonly (keyof typeof Kvs.WhereConditions)[] = [
  'equalTo',
  'greaterThan',
  'greaterThanEqualTo',
  'lessThan',
  'lessThanEqualTo',
];

export const kvsCases: Cases<'@forge/kvs', typeof Kvs> = {
  async 'a value by its key'({ kvs, MetadataField }) {
    await kvs.set('one', { a: 1 }, { ttl: { value: 1, unit: 'DAYS' } });
    const read = await kvs.get('one');
    const fields = {
      metadataFields: [MetadataField.CREATED_AT, MetadataField.UPDATED_AT, MetadataField.EXPIRE_TIME],
    };
    const described = await kvs.get('one', fields);
    const replaced = await kvs.set<unknown>('one', 2, {
      keyPolicy: 'OVERRIDE',
      returnValue: 'PREVIOUS',
      returnMetadataFields: [MetadataField.CREATED_AT],
    });
    const conflict = await failureOf(() => kvs.set('one', 3, { keyPolicy: 'FAIL_IF_EXISTS' }));
    await kvs.delete('one');
    return { read, described, replaced, conflict, gone: (await kvs.get('one')) === undefined };
  },
  'options of a write and of a read': ({ isOverrideAndReturnOptions }) => [
    isOverrideAndReturnOptions({ keyPolicy: 'OVERRIDE', returnValue: 'LATEST' }),
    isOverrideAndReturnOptions({ keyPolicy: 'OVERRIDE' }),
  ],
  async 'a secret by its key'({ kvs }) {
    await kvs.setSecret('token', 's3cret');
    const read = await kvs.getSecret('token');
    const asValue = (await kvs.get('token')) ?? null;
    await kvs.deleteSecret('token');
    return { read, asValue, gone: (await kvs.getSecret('token')) === undefined };
  },
  async 'batches, each item for itself'({ kvs }) {
    const set = await kvs.batchSet([
      { key: 'batch:1', value: 1 },
      { key: 'batch/2', value: 2 },
      { key: 'batch:3', entityName: 'thing', value: { owner: 'batch', rank: 3 } },
    ] as Parameters<typeof kvs.batchSet>[0]);
    const got = await kvs.batchGet([
      { key: 'batch:1' },
      { key: 'batch:9' },
      { key: 'batch:3', entityName: 'thing' },
    ]);
    const deleted = await kvs.batchDelete([{ key: 'batch:1' }, { key: 'batch:3', entityName: 'thing' }]);
    return { set, got, deleted, gone: (await kvs.get('batch:1')) === undefined };
  },
  async 'keys by their beginning'({ kvs, WhereConditions, MetadataField }) {
    await kvs.batchSet(['k:1', 'k:2', 'k:3', 'l:1'].map((key) => ({ key, value: key })));
    const query = () => kvs.query().where('key', WhereConditions.beginsWith('k:'));
    const first = await query().limit(2).getMany();
    const rest = await query()
      .cursor(first.nextCursor ?? '')
      .getMany();
    const described = await kvs
      .query({ metadataFields: [MetadataField.CREATED_AT] })
      .where('key', WhereConditions.beginsWith('l:'))
      .getMany();
    return { first: first.results, rest, one: await query().getOne(), described: described.results };
  },
  async 'an entity by its key'({ kvs, MetadataField }) {
    const things = kvs.entity<Thing>('thing');
    await things.set('e', { owner: 'e', rank: 1 });
    const read = await things.get('e', { metadataFields: [MetadataField.UPDATED_AT] });
    const wrong = await failureOf(() => things.set('e', { owner: 'e', rank: 0.5 }));
    const replaced = await things.set(
      'e',
      { owner: 'e', rank: 2 },
      { keyPolicy: 'OVERRIDE', returnValue: 'LATEST' },
    );
    await things.delete('e');
    return { read, wrong, replaced, gone: (await things.get('e')) === undefined };
  },
  async 'entities by an index'({ kvs, Filter, FilterConditions, WhereConditions, Sort, MetadataField }) {
    const things = kvs.entity<Thing>('thing');
    for (const rank of [1, 2, 3, 4]) await things.set(`i${rank}`, { owner: 'index', rank });
    const query = () => things.query().index('by-owner', { partition: ['index'] });
    const down = await query().sort(Sort.DESC).limit(2).getMany();
    const further = await query()
      .sort(Sort.DESC)
      .cursor(down.nextCursor ?? '')
      .getMany();
    const some = await query()
      .where(WhereConditions.between(2, 4))
      .filters(new Filter<Thing>().and('rank', FilterConditions.notEqualTo(3)))
      .getMany();
    const described = await things
      .query({ metadataFields: [MetadataField.CREATED_AT] })
      .index('by-owner', { partition: ['index'] })
      .getOne();
    const keys = ({ results }: { results: { key: string }[] }) => results.map(({ key }) => key);
    return { down: keys(down), further: keys(further), some: keys(some), described };
  },
  async 'all or none'({ kvs, Filter, FilterConditions }) {
    const thing = (rank: number) => ({
      entityName: 'thing',
      conditions: new Filter<Thing>().and('rank', FilterConditions.equalTo(rank)),
    });
    await kvs.set('leaves', 1);
    await kvs.transact().set('t', { owner: 't', rank: 1 }, { entityName: 'thing' }).execute();
    const stopped = await failureOf(() =>
      kvs
        .transact()
        .set('comes', 1)
        .delete('leaves')
        .check('t', thing(2) as never)
        .execute(),
    );
    const before = [await kvs.get('comes'), await kvs.get('leaves')].map((value) => value ?? null);
    await kvs
      .transact()
      .set('comes', 1, undefined, { ttl: { value: 1, unit: 'HOURS' } })
      .delete('leaves')
      .check('t', thing(1) as never)
      .execute();
    const after = [await kvs.get('comes'), await kvs.get('leaves')].map((value) => value ?? null);
    return { stopped, before, after };
  },
  async 'each condition of a range'({ kvs, WhereConditions }) {
    const things = kvs.entity<Thing>('thing');
    for (const rank of [1, 2, 3]) await things.set(`w${rank}`, { owner: 'where', rank });
    const ranks = async (condition: object): Promise<number[]> => {
      const { results } = await things
        .query()
        .index('by-owner', { partition: ['where'] })
        .where(condition as never)
        .getMany();
      return results.map(({ value }) => value.rank);
    };
    const found: Record<string, unknown> = {};
    for (const name of MAKERS)
      found[name] = await ranks((WhereConditions[name] as (value: number) => object)(2));
    found.between = await ranks(WhereConditions.between(2, 3));
    const byKey = await things.query().index('by-key').where(WhereConditions.beginsWith('w')).getMany();
    found.beginsWith = byKey.results.length;
    return found;
  },
  async 'each condition of a filter'({ kvs, Filter, FilterConditions }) {
    const things = kvs.entity<Thing>('thing');
    for (const rank of [1, 2, 3]) await things.set(`f${rank}`, { owner: `filter-${rank}`, rank });
    const ranks = async (field: keyof Thing, condition: object): Promise<number[]> => {
      const { results } = await things
        .query()
        .index('by-key')
        .where({ condition: 'BEGINS_WITH', values: ['f'] } as never)
        .filters(new Filter<Thing>().and(field, condition as never))
        .getMany();
      return results.map(({ value }) => value.rank);
    };
    const found: Record<string, unknown> = {};
    for (const name of MAKERS)
      found[name] = await ranks('rank', (FilterConditions[name] as (value: number) => object)(2));
    found.notEqualTo = await ranks('rank', FilterConditions.notEqualTo(2));
    found.between = await ranks('rank', FilterConditions.between(2, 3));
    found.beginsWith = await ranks('owner', FilterConditions.beginsWith('filter-1'));
    found.contains = await ranks('owner', FilterConditions.contains('r-2'));
    found.notContains = await ranks('owner', FilterConditions.notContains('r-2'));
    found.exists = await ranks('owner', FilterConditions.exists());
    found.notExists = await ranks('owner', FilterConditions.notExists());
    return found;
  },
  async 'filters by and, by or'({ kvs, Filter, FilterConditions }) {
    const things = kvs.entity<Thing>('thing');
    for (const rank of [1, 2, 3]) await things.set(`a${rank}`, { owner: `and-${rank}`, rank });
    const above = FilterConditions.greaterThan(1);
    const first = FilterConditions.equalTo('and-1');
    const both = new Filter<Thing>().and('rank', above).and('owner', FilterConditions.notEqualTo('and-3'));
    const either = new Filter<Thing>().or('rank', FilterConditions.equalTo(3)).or('owner', first);
    const empty = new Filter<Thing>();
    const ranks = async (filter: object): Promise<number[]> => {
      const { results } = await things
        .query()
        .index('by-key')
        .where({ condition: 'BEGINS_WITH', values: ['a'] } as never)
        .filters(filter as never)
        .getMany();
      return results.map(({ value }) => value.rank);
    };
    return {
      both: await ranks(both),
      either: await ranks(either),
      operators: [both.operator(), either.operator(), empty.operator()],
      sizes: [both.filters().length, either.filters().length, empty.filters().length],
    };
  },
};
