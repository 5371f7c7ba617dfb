import { pagesOf } from '../records/inventory';
import { projectIdOf } from '../records/keys';
import { requeueAllDue } from './link-issues';

/**
 * The daily work on features: asks again for links whose job was lost. Throws when storage or the queue fails; the next day
 * does what is left.
 */
export async function upkeep(): Promise<void> {
  for await (const projects of pagesOf('project'))
    for (const { key } of projects) {
      const projectId = projectIdOf(key);
      if (!projectId) continue;
      await requeueAllDue(projectId);
    }
}
