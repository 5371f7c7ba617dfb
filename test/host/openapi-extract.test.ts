import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  EXTRACT_FILE,
  extractText,
  type JsonObject,
  OPERATIONS_FILE,
  readJson,
} from '../../scripts/cut-openapi';
import { sharedFolder } from '../support/shared';

const folder = sharedFolder('jira');

test('the committed extract is what the published document gives', () => {
  if (!folder) return;
  const source = readJson<JsonObject>(join(folder, 'openapi-v3.json'));
  const expected = extractText(source, readJson<string[]>(OPERATIONS_FILE));
  // Compared as a fact, not as text: a difference of 100 kB would drown the report.
  expect(readFileSync(EXTRACT_FILE, 'utf8') === expected).toBe(true);
});
