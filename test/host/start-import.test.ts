import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSource, runImport } from '../../local-host/import';
import type { PanelView, ProjectView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { ask, createIssue, createProject, PANEL, SPECIFICATION } from '../support/site';

const ROOT = path.resolve(__dirname, '../..');

/** What `npm start -- --import DIR` does once the host is ready. */
describe('importing at the start', () => {
  let host: Host;
  let folder: string;

  beforeAll(async () => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'start-import-')), 'bücher 2');
    mkdirSync(path.join(folder, 'ausleihe'), { recursive: true });
    const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
    write('plain.feature', 'Feature: Plain\n  Scenario: One\n    Given a\n');
    write('ausleihe/tagged.feature', '@BIB-1 @GONE-7\nFeature: Tagged\n  Scenario: Two\n    Given a\n');
    write('draft.feature', 'Feature: Draft\n  Scenario: One\n    Given a\n    Givn b\n');
    host = await startHost();
  });
  afterAll(async () => {
    await host?.stop();
    rmSync(path.dirname(folder), { recursive: true });
  });

  const run = async (projectKey?: string): Promise<string[]> => {
    const said: string[] = [];
    await runImport(host.url, readSource(folder), projectKey, (line) => said.push(line));
    return said;
  };
  const load = (projectKey: string): Promise<ProjectView> =>
    ask(host, 'paul', SPECIFICATION, { projectKey }, 'load');

  test('into a project made for it, with a word on each file that needs one', async () => {
    const said = await run();
    expect(said).toEqual([
      'Importing 3 files into bücher 2 (BUCHER2) …',
      '  3 of 3 files',
      '3 came in, 0 unchanged, 0 kept, 0 refused; 2 scenarios.',
      'Kept as flagged text, since they cannot be read as Gherkin yet:',
      expect.stringMatching(/^ {2}draft\.feature:\d+ \S/) as string,
      '0 links to issues made; 2 keys of no issue that can be linked: BIB-1, GONE-7.',
      `The project's page: ${host.url}/projects/BUCHER2/apps/specification`,
    ]);
    const { project, features } = await load('BUCHER2');
    expect(project).toMatchObject({ state: 'enabled', name: 'bücher 2' });
    expect(features.map((feature) => feature.path)).toEqual([
      'ausleihe/tagged.feature',
      'draft.feature',
      'plain.feature',
    ]);
  });

  test('again: nothing is added, and a text that changed there is kept', async () => {
    writeFileSync(path.join(folder, 'plain.feature'), 'Feature: Other\n');
    const said = await run();
    expect(said).toContain('0 came in, 2 unchanged, 1 kept, 0 refused; 2 scenarios.');
    expect(said).toContain('  plain.feature');
    expect((await load('BUCHER2')).features).toHaveLength(3);
  });

  test('into a project that is named, where tags link to its issues', async () => {
    await createProject(host, 'BIB');
    const { key } = await createIssue(host, 'paul', 'BIB', 'Borrow');
    expect(await run('BIB')).toContain(
      '1 link to issues made; 1 key of no issue that can be linked: GONE-7.',
    );
    await host.local('POST', 'drain');
    const { scenarios } = await ask<PanelView>(host, 'mira', PANEL, { issueKey: key }, 'load');
    expect(scenarios.map(({ name }) => name)).toEqual(['Two']);
  });

  test.each([
    [['--imprt', 'x'], 2, 'Usage: npm start'],
    [['--project', 'BIB'], 2, 'Usage: npm start'],
    [['--import', 'nowhere'], 1, 'nowhere does not exist'],
  ])('%j starts nothing', (args, status, message) => {
    const ended = spawnSync(process.execPath, ['--import', 'tsx', 'local-host/main.ts', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, BEHAVE_DATA: path.join(folder, 'data') },
    });
    expect(ended.stderr).toContain(message);
    expect(ended.status).toBe(status);
  });
});
