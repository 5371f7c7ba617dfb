import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { clientOf, send, type Client } from '../client';
import { prepareProject } from '../import/project';
import { sendFiles } from '../import/send';
import { makeIssue } from './issues';
import { PROJECTS, textOf, type AddedScenario, type DemoProject, type DemoRun } from './plan';
import { reportOf } from './report';

const PERSON = 'paul';
const PANEL = 'acceptance-criteria';

const mutation = <T extends object>(payload: T): T & { writeId: string } => ({
  writeId: randomUUID(),
  ...payload,
});

interface Linkable {
  id: string;
  featureId: string;
  name: string;
}

/** Links scenarios of the project to issues, as in the panel. */
async function link(client: Client, issues: readonly { key: string; links: string[] }[]): Promise<void> {
  const [first] = issues;
  if (!first) return;
  const place = { issueKey: first.key };
  const { scenarios } = await client.ask<{ scenarios: Linkable[] }>(PANEL, place, 'linkable', { query: '' });
  for (const { key, links } of issues) {
    for (const name of links) {
      const found = scenarios.find((scenario) => scenario.name === name);
      if (!found) throw new Error(`The demo has no scenario “${name}”`);
      const { id: scenarioId, featureId } = found;
      await client.ask(PANEL, { issueKey: key }, 'link', mutation({ featureId, scenarioId }));
    }
  }
}

const add = (
  client: Client,
  issueKey: string,
  { feature, file, testType }: AddedScenario,
): Promise<unknown> =>
  client.ask(
    PANEL,
    { issueKey },
    'add',
    mutation({ feature: { name: feature }, text: textOf(`added/${file}`), testType }),
  );

async function importFeatures(client: Client, { key, folder, features }: DemoProject): Promise<void> {
  const files = features.map((path) => ({ path, bytes: Buffer.from(textOf(`features/${folder}/${path}`)) }));
  const imported = await sendFiles(client, key, files, () => undefined);
  const lost = imported.find(({ outcome, draft }) => outcome !== 'added' || draft);
  if (lost) throw new Error(`${lost.path} did not come in: ${JSON.stringify(lost)}`);
}

/** What a pipeline does: downloads the features, runs them, publishes the report. */
async function build(ci: CiAccess, projectKey: string, run: DemoRun): Promise<void> {
  const { ciUrl, apiKey, key } = ci;
  const authorization = `Basic ${Buffer.from(`${key.userId}:${apiKey}`).toString('base64')}`;
  const download = await fetch(`${ciUrl}/rest/cucumber/1.0/project/${projectKey}/features?manual=false`, {
    headers: { authorization },
  });
  if (!download.ok) throw new Error(`The features could not be downloaded: ${await download.text()}`);
  const archive = unzipSync(new Uint8Array(await download.arrayBuffer()));
  const files = Object.fromEntries(
    Object.entries(archive).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );
  await send(`${ciUrl}/REST/1.0/bdd/report`, 'PUT', reportOf(files, run), {
    'x-api-key': apiKey,
    'x-commit-id': run.commit,
    'x-build-url': run.buildUrl,
  });
}

interface CiAccess {
  apiKey: string;
  key: { userId: string };
  ciUrl: string;
}

async function seedProject(client: Client, baseUrl: string, project: DemoProject): Promise<void> {
  const { key, name, language, issues, runs } = project;
  const place = { projectKey: key };
  await prepareProject(client, { key, name });
  await client.ask(
    'project-settings',
    place,
    'save',
    mutation({ state: 'enabled', defaultLanguage: language }),
  );
  const keys: string[] = [];
  for (const issue of issues) keys.push(await makeIssue(client, baseUrl, key, issue));
  await importFeatures(client, project);
  // Until here the links that tags make are under way.
  await client.local('POST', 'drain');
  await link(
    client,
    issues.flatMap(({ links }, at) => (links ? [{ key: keys[at] ?? '', links }] : [])),
  );
  for (const [at, { added = [] }] of issues.entries())
    for (const scenario of added) await add(client, keys[at] ?? '', scenario);
  const ci = await client.ask<CiAccess>(
    'project-settings',
    place,
    'createKey',
    mutation({ name: 'Demo build', scopes: ['download', 'upload'], expiresInDays: 30 }),
  );
  for (const run of runs) {
    await build(ci, key, run);
    await client.local('POST', 'drain');
  }
}

/**
 * Makes the demo projects with issues, scenarios and published reports, as the person Paul and through public surfaces
 * only: the stand-in Jira's REST API, the app's own resolvers and its pipeline API. Throws with what was refused.
 */
export async function seedDemo(baseUrl: string): Promise<void> {
  const client = clientOf(baseUrl, PERSON);
  try {
    for (const project of PROJECTS) await seedProject(client, baseUrl, project);
  } catch (error) {
    throw new Error(`The demo data could not be made: ${(error as Error).message}`, { cause: error });
  }
}
