import { AppError } from '../errors';
import type { ProjectBody } from '../records/kinds';
import { isRebuilding } from './rebuild-view';

/** Phases in which the catalogue may lack features that are there. */
const WITHOUT_ALL: readonly string[] = ['catalogue', 'vocabulary', 'features'];

/**
 * Throws Conflict while the project's catalogue is being rebuilt: what must not be there twice, a path, a name or a scenario,
 * cannot be looked up in it then.
 */
export function assertListsWhole({ rebuild }: Pick<ProjectBody, 'rebuild'>, now: number): void {
  if (!rebuild || !WITHOUT_ALL.includes(rebuild.phase)) return;
  throw new AppError(
    'Conflict',
    isRebuilding(rebuild, now)
      ? 'The lists of this project are just being rebuilt. Try again in a minute.'
      : 'Rebuilding the lists of this project was interrupted. A project admin can start it again in the settings of Behave Pro.',
  );
}
