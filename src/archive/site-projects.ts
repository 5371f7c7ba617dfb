import { isShut, type Context, type ProjectFacts } from '../context';
import { readProjects } from '../forge/jira';
import type { Stored } from '../forge/kvs';
import { pagesOf } from '../records/inventory';
import { projectIdOf } from '../records/keys';
import type { ProjectBody } from '../records/kinds';
import { fromStored } from '../records/record';

/** Every project that the app has a record of and that is not being removed, in the order of their keys. */
export async function exportedProjects(context: Context): Promise<{ projects: ProjectFacts[] }> {
  const projects: ProjectFacts[] = [];
  for await (const items of pagesOf('project'))
    for (const { key, value } of items) {
      const id = projectIdOf(key);
      if (id === undefined || isShut(context, id)) continue;
      const { body } = fromStored<ProjectBody>(value as Stored);
      projects.push({ id, key: body.key, name: body.name });
    }
  return { projects: projects.sort((a, b) => (a.key < b.key ? -1 : 1)) };
}

const PROJECT_KEY = /^[A-Z][A-Z0-9_]+$/;

/** Jira's projects with these keys, as the app sees them; those that are not there, or are being removed, are left out. */
export async function importTargets(
  context: Context,
  keys: readonly string[],
): Promise<{ projects: ProjectFacts[] }> {
  const found = await readProjects(
    'app',
    keys.filter((key) => PROJECT_KEY.test(key)),
  );
  return {
    projects: keys.flatMap((asked) => {
      const project = found.get(asked);
      if (!project || isShut(context, project.id)) return [];
      const { id, key, name } = project;
      return [{ id, key, name }];
    }),
  };
}
