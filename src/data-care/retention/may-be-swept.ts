import { isClosed, maySweep } from '@behave-pro/core/rules';
import type { InstallationBody } from '../../records/kinds';

/** Whether a project may be swept: not while it may come back with a renewal, nor beneath a removal. */
export function mayBeSwept(
  { licence, removal, requests = {} }: InstallationBody,
  projectId: string,
): boolean {
  const request = requests[projectId];
  const isRemoved = removal !== undefined && removal.phase !== 'done';
  return maySweep(licence) && !isRemoved && !(request && isClosed(request));
}
