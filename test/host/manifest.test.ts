import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readExtract } from '../../local-host/jira/rest/extract';
import { appSources } from '../../local-host/platform/app-sources';
import type { ManifestUnderTest } from '../../local-host/platform/manifest-rules';
import { APP_FOLDER, appWithManifest, officialReports } from '../support/forge-lint/app-copy';
import { jiraCalls } from '../support/forge-lint/jira-calls';
import { appProblems } from '../support/forge-lint/manifest-rules';
import type { OfficialReport } from '../support/forge-lint/official';
import { callsOutsideExtract, unusedScopes } from '../support/forge-lint/scope-use';

const readManifest = (): ManifestUnderTest & { permissions: { scopes: string[] } } =>
  parse(readFileSync(join(APP_FOLDER, 'manifest.yml'), 'utf8'));
const manifest = readManifest();
const sources = appSources(APP_FOLDER);
const calls = jiraCalls(sources);
const extract = readExtract();

describe('the published checks', () => {
  const copies = {
    'a scope less': appWithManifest((text) => text.replace(/^ *- write:jira-work\n/m, '')),
    'a handler that is not there': appWithManifest((text) => text.replace('index.ciApi', 'index.nowhere')),
    'a module without its function': appWithManifest((text) =>
      text.replace('function: ci-api', 'function: gone'),
    ),
  };
  const reports: Record<string, OfficialReport | undefined> = {};

  beforeAll(async () => {
    const names = ['as it is', ...Object.keys(copies)];
    const answers = await officialReports([APP_FOLDER, ...Object.values(copies)]);
    names.forEach((name, index) => (reports[name] = answers[index]));
  });
  afterAll(() => Object.values(copies).forEach((folder) => rmSync(folder, { recursive: true })));

  test('@forge/manifest finds the manifest valid', () => {
    expect(reports['as it is']?.invalid).toEqual([]);
  });

  test('@forge/lint finds nothing, scopes of every Jira call included', () => {
    expect(reports['as it is']?.lint).toEqual([]);
  });

  test('they would say so: a scope less, a handler or a function that is not there', () => {
    const text = (name: string): string => JSON.stringify(reports[name]);
    expect(reports['a scope less']?.lint.join('\n')).toMatch(
      /jira-calls\.generated\.js:\d+ .*write:jira-work/,
    );
    expect(text('a handler that is not there')).toContain('nowhere');
    expect(reports['a module without its function']?.invalid.join('\n')).toContain('gone');
  });
});

describe('scopes', () => {
  test('every Jira call of the code is one whose scopes are known', () => {
    expect(calls.length).toBeGreaterThan(0);
    expect(callsOutsideExtract(calls, extract)).toEqual([]);
  });

  test('every scope of the manifest is needed', () => {
    expect(unusedScopes(manifest.permissions.scopes, calls, extract, sources)).toEqual([]);
  });

  test('one too many, and a call outside the extract, would be found', () => {
    const more = [...manifest.permissions.scopes, 'manage:jira-configuration'];
    expect(unusedScopes(more, calls, extract, sources)).toEqual(['manage:jira-configuration']);
    const others = ['storage:app', 'report:personal-data'];
    expect(unusedScopes(others, calls, extract, [])).toEqual(others);
    const code =
      "const f = () => askJson('app', 'x', route`/rest/api/3/dashboard/${id}?a=${b}`, { method: 'PUT' });";
    const stray = jiraCalls([{ file: 'src/x.ts', text: code }]);
    expect(callsOutsideExtract(stray, extract)).toEqual([
      'src/x.ts:1 PUT /rest/api/3/dashboard/{} is not in the OpenAPI extract',
    ]);
  });

  test('a call whose method cannot be read is refused rather than taken for a GET', () => {
    const hidden = (text: string) => () => jiraCalls([{ file: 'src/x.ts', text }]);
    expect(hidden('ask(route`/rest/api/3/myself`, { method: verb })')).toThrow('must be a literal');
    expect(hidden('ask(route`/rest/api/3/myself`, { method })')).toThrow('must be a literal');
    expect(hidden('const path = route`/rest/api/3/myself`')).toThrow('must stand in the call');
  });
});

describe('what the published checks lack', () => {
  test('the manifest and the code keep every rule', () => {
    expect(appProblems(manifest, sources)).toEqual([]);
  });

  test.each<[string, (copy: typeof manifest) => void, string]>([
    [
      'an alias twice',
      ({ modules = {} }) =>
        modules['jira:entityPropertySet']?.push({
          key: 'more',
          properties: [{ values: [{ searchAlias: 'BDDFAILED' }] }],
        }),
      'the search alias bddfailed is declared more than once',
    ],
    [
      'egress',
      ({ permissions }) => (permissions.external = { fetch: { backend: ['example.com'] } }),
      'permissions.external is declared; the app calls no outside host',
    ],
    [
      'inline styles',
      ({ permissions }) => (permissions.content = { styles: ['unsafe-inline'] }),
      'permissions.content.styles allows unsafe-inline',
    ],
  ])('%s would be found', (_name, damage, problem) => {
    const copy = readManifest();
    damage(copy);
    expect(appProblems(copy, sources)).toEqual([problem]);
  });

  test('a removed endpoint would be found, its successor not', () => {
    const code = (path: string) => [{ file: 'src/x.ts', text: `ask(route\`${path}\`)` }];
    expect(appProblems(manifest, code('/rest/api/3/search?jql=x'))).toEqual([
      'src/x.ts calls a removed Jira endpoint: /rest/api/3/search',
    ]);
    expect(appProblems(manifest, code('/rest/api/2/search'))).toHaveLength(1);
    expect(appProblems(manifest, code('/rest/api/3/search/jql'))).toEqual([]);
  });
});
