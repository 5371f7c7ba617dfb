import type { Extract } from '../../../local-host/jira/rest/extract';
import type { JiraCall } from './jira-calls';
import type { SourceFile } from '../../../local-host/platform/app-sources';

/** Calls of the code that the extract does not hold: nothing would check their scopes. */
export function callsOutsideExtract(calls: JiraCall[], extract: Extract): string[] {
  return calls
    .filter((call) => !operationOf(call, extract))
    .map(({ file, line, method, path }) => `${file}:${line} ${method} ${path} is not in the OpenAPI extract`);
}

/** Scopes that the manifest asks for and nothing in the code needs. */
export function unusedScopes(
  declared: string[],
  calls: JiraCall[],
  extract: Extract,
  sources: SourceFile[],
): string[] {
  const needed = new Set(calls.flatMap((call) => operationOf(call, extract) ?? []));
  for (const [pattern, scope] of OTHER_USES) {
    if (sources.some(({ text }) => pattern.test(text))) needed.add(scope);
  }
  return declared.filter((scope) => !needed.has(scope));
}

/** What needs a scope without being a Jira call. */
const OTHER_USES: [RegExp, string][] = [
  [/from '@forge\/(kvs|object-store)'/, 'storage:app'],
  [/\bprivacy\b[^;]*from '@forge\/api'/s, 'report:personal-data'],
];

/** The scopes, classic and granular, of the operation that a call meets. */
function operationOf({ method, path }: JiraCall, extract: Extract): string[] | undefined {
  const given = path.split('/');
  // A fixed segment wins over a parameter, as in Jira itself.
  const templates = Object.keys(extract.paths).sort(
    (a, b) => Number(a.includes('{')) - Number(b.includes('{')),
  );
  const template = templates.find((candidate) => {
    const segments = candidate.split('/');
    return (
      segments.length === given.length &&
      segments.every((segment, index) => segment === given[index] || segment.startsWith('{'))
    );
  });
  const operation = template && extract.paths[template]?.[method.toLowerCase()];
  return operation
    ? (operation['x-atlassian-oauth2-scopes'] ?? []).flatMap(({ scopes }) => scopes)
    : undefined;
}
