import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');

/** Whether a call declares a test that runs: `test(…)` or `test.each(…)(…)`, not `test.skip(…)` nor `test.todo(…)`. */
const declaresTest = (called: ts.Expression): boolean =>
  (ts.isIdentifier(called) && called.text === 'test') ||
  (ts.isCallExpression(called) && called.expression.getText() === 'test.each');

/** Names of the tests that a file declares and runs, as they are written: `%s` and the like stand as they are. */
export function testsIn(text: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isCallExpression(node) && declaresTest(node.expression) && node.arguments[0];
    if (name && ts.isStringLiteralLike(name)) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('journey.test.ts', text, ts.ScriptTarget.Latest, true));
  return names;
}

/** Every journey in a real browser, as `file › test`. */
export const journeys = (): Set<string> =>
  new Set(
    globSync('test/browser/*.test.ts', { cwd: ROOT }).flatMap((file) =>
      testsIn(readFileSync(path.join(ROOT, file), 'utf8')).map(
        (name) => `${path.basename(file, '.test.ts')} › ${name}`,
      ),
    ),
  );
