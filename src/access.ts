import type { Action } from '@behave-pro/core/rules';
import { may, type Context } from './context';
import type { Access } from './invoke-api';

const LAPSED =
  'The licence of Behave Pro has lapsed: everything can be read and exported, and changes return with a renewal.';
const READ_ONLY = 'You can read the scenarios; changing them needs the permission to edit issues.';

/** What a page tells a person of what may be changed in a project. */
export function accessTo(context: Context, action: Action, projectId: string): Access {
  if (context.licence === 'lapsed')
    return { canEdit: false, readOnlyReason: LAPSED, lapse: context.lapse ?? {} };
  return may(context, action, projectId) ? { canEdit: true } : { canEdit: false, readOnlyReason: READ_ONLY };
}
