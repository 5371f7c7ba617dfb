import type { Group } from './group';

export const resolver = {
  'functions defined one by one': {
    how: 'package',
    methods: ['new Resolver', 'Resolver.define', 'Resolver.getDefinitions', 'Resolver.getDefinitions()'],
  },
  'functions defined all at once': { how: 'package', methods: ['makeResolver', 'makeResolver()'] },
} as const satisfies Record<string, Group>;
