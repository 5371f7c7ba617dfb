import { spawnSync } from 'node:child_process';
import { RECIPES, RECIPE_NAMES, SECRET_NAMES, type RecipeName } from './recipes';

const facts = { ciUrl: 'https://example.test/x1/abc', projectKey: 'SHOP' };
const recipe = (name: RecipeName): string => RECIPES[name](facts);

/** The commands under the block scalar of a YAML recipe, as the runner's shell gets them. */
const blockOf = (yaml: string): string => {
  const lines = yaml.split('\n');
  const start = lines.findIndex((line) => line.trimEnd().endsWith('|')) + 1;
  const indent = (lines[start] ?? '').search(/\S/);
  return lines
    .slice(start)
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

test.each(['curl', 'github', 'gitlab'] as const)('the commands of %s are a shell script', (name) => {
  const script = name === 'curl' ? recipe(name) : blockOf(recipe(name));
  expect(script).toContain('exit $verdict');
  const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('node is a module Node can read', () => {
  const args = ['--input-type=module', '--check', '-'];
  const { status, stderr } = spawnSync(process.execPath, args, { input: recipe('node'), encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
