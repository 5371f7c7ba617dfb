import type { AdminProject, AdminView } from '../../../src/invoke-api';

/** A report ever came to this site, whichever project is listed. */
export const hasReport = ({ projects, stored }: AdminView): boolean =>
  projects.some(({ lastReport }) => lastReport) ||
  stored.some(({ kind, count }) => kind === 'run' && count > 0);

/** There is something to run, or there was. */
export const hasContent = ({ scenarios, lastReport }: AdminProject): boolean =>
  scenarios > 0 || lastReport !== undefined;

/** A build has what it needs; nothing has come of it yet. */
export const isWaiting = ({ state, keys, lastReport }: AdminProject): boolean =>
  state === 'enabled' && keys > 0 && lastReport === undefined;

/** Enabled, and no build has a key. */
export const needsKey = ({ state, keys, lastReport }: AdminProject): boolean =>
  state === 'enabled' && keys === 0 && lastReport === undefined;
