import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { REPORTS, total } from './checks';

/** Adds up what the named suites reported, as the last line of a run. */
const summaries = process.argv.slice(2).map((suite) => {
  const file = path.join(REPORTS, `summary-${suite}.json`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
});
const { passed, failed } = total(summaries);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
