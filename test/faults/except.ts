import path from 'node:path';
import { readExceptions, withoutExcepted } from './exceptions';

/**
 * Leaves out, in this file, the tests that are excepted by name: they are not declared. One that is named and is not
 * there fails the file, so that the list stays true.
 */
const file = path.basename(expect.getState().testPath ?? '', '.test.ts');
const excepted = readExceptions().filter(
  (exception) => exception.file === file && exception.test !== undefined,
);

if (excepted.length) {
  const missing = new Set(excepted.map(({ test }) => test as string));
  globalThis.test = withoutExcepted(globalThis.test, missing);
  afterAll(() => expect([...missing]).toEqual([]));
}
