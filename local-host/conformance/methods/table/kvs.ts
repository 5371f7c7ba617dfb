import { under, type Group } from './group';

const CONDITIONS = ['beginsWith', 'between', 'equalTo', 'greaterThan', 'greaterThanEqualTo'] as const;
const MORE = ['lessThan', 'lessThanEqualTo'] as const;

export const kvs = {
  'a value by its key': { how: 'modelled', methods: under('kvs', 'set', 'get', 'delete') },
  'options of a write and of a read': {
    how: 'package',
    methods: ['isOverrideAndReturnOptions'],
  },
  'a secret by its key': { how: 'modelled', methods: under('kvs', 'setSecret', 'getSecret', 'deleteSecret') },
  'batches, each item for itself': {
    how: 'modelled',
    methods: under('kvs', 'batchSet', 'batchGet', 'batchDelete'),
  },
  'keys by their beginning': {
    how: 'modelled',
    methods: ['kvs.query', ...under('kvs.query()', 'where', 'cursor', 'limit', 'getOne', 'getMany')],
  },
  'an entity by its key': {
    how: 'modelled',
    methods: ['kvs.entity', ...under('kvs.entity()', 'set', 'get', 'delete')],
  },
  'entities by an index': {
    how: 'modelled',
    methods: [
      'kvs.entity().query',
      'kvs.entity().query().index',
      ...under('kvs.entity().query().index()', 'where', 'filters', 'sort', 'cursor', 'limit'),
      ...under('kvs.entity().query().index()', 'getOne', 'getMany'),
    ],
  },
  'all or none': {
    how: 'modelled',
    methods: ['kvs.transact', ...under('kvs.transact()', 'set', 'delete', 'check', 'execute')],
  },
  'each condition of a range': {
    how: 'modelled',
    methods: under('WhereConditions', ...CONDITIONS, ...MORE),
  },
  'each condition of a filter': {
    how: 'modelled',
    methods: under(
      'FilterConditions',
      ...CONDITIONS,
      ...MORE,
      ...(['notEqualTo', 'contains', 'notContains', 'exists', 'notExists'] as const),
    ),
  },
  'filters by and, by or': {
    how: 'modelled',
    methods: [
      'new Filter',
      ...under('Filter', 'and', 'or', 'filters', 'operator'),
      ...under('Filter.and()', 'and', 'filters', 'operator'),
      ...under('Filter.or()', 'or', 'filters', 'operator'),
    ],
  },
} as const satisfies Record<string, Group>;
