import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { REPORTS } from './checks';

/** Adds up what the named suites reported; one without a report counts as failed. */
const totals = process.argv.slice(2).map((suite) => {
  const file = path.join(REPORTS, `summary-${suite}.json`);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number };
});
const passed = totals.reduce((sum, total) => sum + total.passed, 0);
const failed = totals.reduce((sum, total) => sum + total.failed, 0) + (passed === 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
