import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');

/** What is called in the end: `test` of `test(…)`, `test.each(…)(…)` and the like. */
const calledBy = (node: ts.Expression): string => {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return calledBy(node.expression);
  return '';
};

/** Names of the tests that a file declares, as they are written: `%s` and the like stand as they are. */
export function testsIn(text: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isCallExpression(node) && calledBy(node.expression) === 'test' && node.arguments[0];
    if (name && ts.isStringLiteralLike(name)) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('journey.test.ts', text, ts.ScriptTarget.Latest));
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
