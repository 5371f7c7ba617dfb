import type { Tenant } from './host';
import { importAll } from './import';

const FEATURES = 26;
const REMARKS = 3_500;

/** Imports features whose archive is larger than an answer may be, so that it goes by way of Object Store; 5 MB. */
export async function importLargeArchive(host: Tenant, projectKey: string): Promise<number> {
  const remarks = Array.from({ length: REMARKS }, (_, n) => `  # remark number ${n} on how it is paid here`);
  for (let n = 0; n < FEATURES; n += 1) {
    const text = `Feature: ${n}\n${remarks.join('\n')}\n  Scenario: S\n    Given a\n`;
    await importAll(host, 'paul', projectKey, [{ path: `${n}.feature`, bytes: Buffer.from(text) }]);
  }
  return FEATURES;
}
