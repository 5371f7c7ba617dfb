import { effect, rows } from './row';

const notEnforced = 'nothing is refused beyond it, it costs money; the meter counts what it would be';

/** What is free of charge in a month, by Atlassian's prices of 2026. */
export const prices = rows({
  kvsReads: {
    what: 'Data read from the key-value store without charge',
    value: 0.1,
    unit: 'GB a month',
    source: '2nd',
    over: effect('0.055 US dollars a GB', '2nd'),
    notEnforced,
  },
  kvsWrites: {
    what: 'Data written to the key-value store without charge',
    value: 0.1,
    unit: 'GB a month',
    source: '2nd',
    over: effect('1.09 US dollars a GB', '2nd'),
    notEnforced,
  },
  functions: {
    what: 'Time of functions, by their memory, without charge',
    value: 200_000,
    unit: 'GB-seconds a month',
    source: '2nd',
    over: effect('0.000025 US dollars a GB-second', '2nd'),
    notEnforced,
  },
});
