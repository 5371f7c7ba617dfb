import type { Action } from '@behave-pro/core/rules';
import { may, type Context } from './context';
import type { Access, PendingRemoval } from './invoke-api';
import { iso } from './time';

const LAPSED =
  'The licence of Behave Pro has lapsed: everything can be read and exported, and changes return with a renewal.';
const READ_ONLY = 'You can read the scenarios; changing them needs the permission to edit issues.';

/** The removal that a project awaits, by itself or with the site: whichever comes first. */
function pendingRemoval(
  { removals: { site, projects } }: Context,
  projectId: string,
): PendingRemoval | undefined {
  const own = projects.get(projectId)?.dueAt;
  if (site === undefined && own === undefined) return undefined;
  return (own ?? Infinity) < (site ?? Infinity)
    ? { of: 'project', dueAt: iso(own ?? 0) }
    : { of: 'site', dueAt: iso(site ?? 0) };
}

/** What a page tells a person of what may be changed in a project. */
export function accessTo(context: Context, action: Action, projectId: string): Access {
  const removal = pendingRemoval(context, projectId);
  return { ...changesTo(context, action, projectId), ...(removal && { removal }) };
}

function changesTo(context: Context, action: Action, projectId: string): Access {
  if (context.licence === 'lapsed')
    return { canEdit: false, readOnlyReason: LAPSED, lapse: context.lapse ?? {} };
  return may(context, action, projectId) ? { canEdit: true } : { canEdit: false, readOnlyReason: READ_ONLY };
}
