import ts from 'typescript';
import type { SourceFile } from '../../../local-host/platform/app-sources';

/** One REST call of Jira that the code can make. */
export interface JiraCall {
  file: string;
  /** From 1. */
  line: number;
  method: string;
  /** Each expression in the path stands as `{}`; the query is left out. */
  path: string;
}

/**
 * Every `route` template that names a REST path, with the method of the call it is an argument of (GET, unless an
 * options object there says otherwise). The published linter sees calls only where `requestJira` itself is given the
 * template; the app gives it to a function of its own.
 */
export function jiraCalls(sources: SourceFile[]): JiraCall[] {
  return sources.flatMap(({ file, text }) => {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const calls: JiraCall[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'route') {
        const path = templatePath(node.template);
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        if (path.startsWith('/rest/')) calls.push({ file, line: line + 1, method: methodOf(node), path });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return calls;
  });
}

function templatePath(template: ts.TemplateLiteral): string {
  const text = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map((span) => `{}${span.literal.text}`).join('');
  return text.replace(/\?.*$/s, '');
}

/** @throws Error when the method is not spelled out where the call is made: it could not be checked. */
function methodOf(template: ts.TaggedTemplateExpression): string {
  const call = template.parent;
  if (!ts.isCallExpression(call)) {
    throw new Error(`A route template must stand in the call that makes the request: ${template.getText()}`);
  }
  const method = call.arguments
    .filter(ts.isObjectLiteralExpression)
    .flatMap(({ properties }) => [...properties])
    .find((property) => property.name?.getText() === 'method');
  if (!method) return 'GET';
  if (ts.isPropertyAssignment(method) && ts.isStringLiteralLike(method.initializer)) {
    return method.initializer.text.toUpperCase();
  }
  throw new Error(`The method must be a literal where the call is made: ${call.getText()}`);
}

/** The calls as the published linter recognises them, one a line. */
export function lintableCalls(calls: JiraCall[]): string {
  const lines = calls.map(
    ({ method, path }) =>
      `api.asApp().requestJira(route\`${path.replaceAll('{}', '${x}')}\`, { method: '${method}' });`,
  );
  return `${lines.join('\n')}\n`;
}
