import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');

/** Whether a call declares a test that runs: `test(…)` or `test.each(…)(…)`, not `test.skip(…)` nor `test.todo(…)`. */
const declaresTest = (called: ts.Expression): boolean =>
  (ts.isIdentifier(called) && called.text === 'test') ||
  (ts.isCallExpression(called) && called.expression.getText() === 'test.each');

/** The name that is given; `…` where it has a value in it. */
const nameIn = (argument: ts.Expression | undefined): string | undefined => {
  if (!argument) return undefined;
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isTemplateExpression(argument)) return undefined;
  return [argument.head.text, ...argument.templateSpans.map(({ literal }) => literal.text)].join('…');
};

/** Names of the tests that a file declares and runs, as they are written: `%s` and the like stand as they are. */
export function testsIn(text: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name =
      ts.isCallExpression(node) && declaresTest(node.expression) ? nameIn(node.arguments[0]) : undefined;
    if (name !== undefined) names.push(name);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('journey.test.ts', text, ts.ScriptTarget.Latest, true));
  return names;
}

const testsOf = (pattern: string, nameOf: (file: string) => string): Set<string> =>
  new Set(
    globSync(pattern, { cwd: ROOT, ignore: ['**/node_modules/**'] }).flatMap((file) =>
      testsIn(readFileSync(path.join(ROOT, file), 'utf8')).map((name) => `${nameOf(file)} › ${name}`),
    ),
  );

/** Every journey in a real browser, as `file › test`. */
export const journeys = (): Set<string> =>
  testsOf('test/browser/*.test.ts', (file) => path.basename(file, '.test.ts'));

/** Every test of rules, through the local host, in a browser or of the long suite, as `path › test`. */
export const tests = (): Set<string> =>
  testsOf('{core,test,src}/**/*.test.ts', (file) => file.replace(/\.test\.ts$/, ''));
