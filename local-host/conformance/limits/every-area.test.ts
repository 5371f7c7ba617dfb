import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../../limits';

test.each(Object.keys(LIMITS))('the rows of %s are tried', (area) => {
  expect(existsSync(join(__dirname, `${area}.test.ts`))).toBe(true);
});
