import { join, resolve } from 'node:path';

/** Hosts that tests start inherit these: 5 % of the app's requests to storage, Jira and Object Store meet a fault. */
process.env.BEHAVE_FAULTS = '0.05';
process.env.BEHAVE_FAULTS_SEED = process.env.TEST_SEED ?? '1';
/** Where test/support/host.ts notes what a host has seen when it is stopped. */
process.env.BEHAVE_FAULTS_REPORT = join(resolve(__dirname, '../..'), '.build', 'reports', 'faults.jsonl');
