import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { RECIPES, RECIPE_NAMES, SECRET_NAMES, type RecipeName } from './recipes';

const facts = { ciUrl: 'https://example.test/x1/abc', projectKey: 'SHOP' };
const recipe = (name: RecipeName): string => RECIPES[name](facts);

/** The commands in a recipe, as its runner's shell gets them: under the block scalar of YAML, in the long string of a Jenkinsfile. */
const commandsOf = (name: RecipeName, text: string): string => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => (name === 'jenkins' ? /sh '''$/ : /\|$/).test(line)) + 1;
  const indent = (lines[start] ?? '').search(/\S/);
  const end =
    name === 'jenkins' ? lines.findIndex((line, n) => n > start && line.trim() === "'''") : undefined;
  return lines
    .slice(start, end)
    .map((line) => line.slice(indent))
    .join('\n');
};

test.each(RECIPE_NAMES)('%s names the address, the project and the secrets, never a secret', (name) => {
  const text = recipe(name);
  expect(text).toContain(facts.ciUrl);
  expect(text).toContain('/rest/cucumber/1.0/project/SHOP/features?manual=false');
  expect(text).toContain('/REST/1.0/bdd/report');
  expect(text).toContain(SECRET_NAMES.apiKey);
  expect(text).toContain(SECRET_NAMES.userId);
  expect(text).toMatch(/X-COMMIT-ID/);
});

const SHELL_RECIPES = ['curl', 'github', 'gitlab', 'jenkins'] as const;

test.each(SHELL_RECIPES)('the commands of %s are a shell script', (name) => {
  const script = name === 'curl' ? recipe(name) : commandsOf(name, recipe(name));
  expect(script).toContain('exit $verdict');
  const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('node is a module Node can read', () => {
  const args = ['--input-type=module', '--check', '-'];
  const { status, stderr } = spawnSync(process.execPath, args, { input: recipe('node'), encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

/** Runs recipes as a build does, against a service that answers what the test says. */
describe('a build that runs it', () => {
  const WHY = 'This project has no automated scenarios to download.';
  const ARCHIVE = zipSync({ 'a.feature': new TextEncoder().encode('Feature: A\n') });
  let service: Server;
  let folder: string;
  let archive: Uint8Array | undefined;
  let published: string | undefined;
  let sent: IncomingHttpHeaders;
  let answer: number;

  beforeAll((done) => {
    service = createServer((request, response) => {
      if (request.method === 'GET') {
        response.statusCode = archive ? 200 : 404;
        response.end(archive ?? JSON.stringify({ error: { message: WHY } }));
        return;
      }
      sent = request.headers;
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        published = body;
        response.statusCode = answer;
        response.end(answer === 200 ? 'taken' : JSON.stringify({ error: { message: WHY } }));
      });
    }).listen(0, done);
  });
  afterAll((done) => void service.close(done));
  beforeEach(() => {
    [archive, published, answer] = [ARCHIVE, undefined, 200];
    folder = mkdtempSync(path.join(tmpdir(), 'behave-recipe-'));
    const command = (name: string, text: string): void => {
      writeFileSync(path.join(folder, name), `#!/bin/sh\n${text}\n`);
      chmodSync(path.join(folder, name), 0o755);
    };
    command('git', 'echo 0123456789');
    // In place of Cucumber: it finds what was downloaded, and a scenario fails.
    command('npx', 'test -f features/jira/a.feature && echo "[]" > report.json; exit 3');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(
    name: RecipeName,
    build: { BUILD_ID?: string } = {},
  ): Promise<{ status: number; said: string }> {
    const ciUrl = `http://localhost:${(service.address() as AddressInfo).port}/x1/abc`;
    const text = RECIPES[name]({ ...facts, ciUrl });
    const file = path.join(folder, name === 'node' ? 'recipe.mjs' : 'recipe.sh');
    // Build servers stop at the first command that fails, as the recipe for curl says of itself.
    writeFileSync(file, name === 'node' || name === 'curl' ? text : `set -e\n${commandsOf(name, text)}`);
    const { BUILD_ID, ...own } = process.env;
    const env = {
      ...own,
      ...build,
      PATH: `${folder}${path.delimiter}${process.env['PATH']}`,
      BEHAVE_PRO_URL: ciUrl,
      [SECRET_NAMES.userId]: 'user',
      [SECRET_NAMES.apiKey]: 'key',
    };
    const program = name === 'node' ? process.execPath : 'sh';
    return new Promise((resolve) => {
      const child = execFile(program, [file], { cwd: folder, env }, (_error, stdout, stderr) =>
        resolve({ status: child.exitCode ?? -1, said: stdout + stderr }),
      );
    });
  }

  test.each(RECIPE_NAMES)('%s publishes the report, and ends as the tests did', async (name) => {
    expect(await run(name)).toEqual({ status: 3, said: expect.stringContaining('taken') as string });
    expect(published).toBe('[]\n');
  });

  test.each(['curl', 'node'] as const)(
    '%s names the build, and makes up no id for one that has none',
    async (name) => {
      await run(name, { BUILD_ID: '7' });
      expect(sent).toMatchObject({ 'x-build-id': '7', 'x-param': 'Os=Linux' });
      await run(name);
      expect(sent).toMatchObject({ 'x-param': 'Os=Linux' });
      expect(sent).not.toHaveProperty('x-build-id');
    },
  );

  test.each(RECIPE_NAMES)('%s says why there is nothing to download, and stops', async (name) => {
    archive = undefined;
    const { status, said } = await run(name);
    expect(said).toContain(WHY);
    expect(said).not.toMatch(/^\s+at /m);
    expect(status).toBeGreaterThan(0);
    expect(published).toBeUndefined();
  });

  test.each(RECIPE_NAMES)('%s says why a report was refused, and fails', async (name) => {
    answer = 400;
    const { status, said } = await run(name);
    expect(said).toContain(WHY);
    expect(said).not.toMatch(/^\s+at /m);
    expect(status).toBeGreaterThan(0);
  });
});
