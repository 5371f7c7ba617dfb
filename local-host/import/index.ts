import { clientOf } from '../client';
import { prepareProject, projectFor } from './project';
import { sendFiles } from './send';
import type { Source } from './source';
import { summaryOf } from './summary';

export { readArguments, UsageError } from './arguments';
export { readSource } from './source';

/** Who imports: the admin of the demo project, who may make projects. */
const PERSON = 'paul';

/** Imports files into a project of a host that is ready, and says how it goes. Throws with what was refused. */
export async function runImport(
  url: string,
  { name, files }: Source,
  projectKey: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const client = clientOf(url, PERSON);
  const project = await prepareProject(client, projectFor(name, projectKey));
  say(`Importing ${files.length} files into ${project.name} (${project.key}) …`);
  const imported = await sendFiles(client, project.key, files, (done) =>
    say(`  ${done} of ${files.length} files`),
  );
  summaryOf(imported).forEach(say);
  say(`The project's page: ${url}/projects/${project.key}/apps/specification`);
}
