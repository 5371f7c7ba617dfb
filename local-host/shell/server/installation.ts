import type { Request } from 'express';
import { FIRST_INSTALLATION } from '../../platform/installations';

/** The tenant a request means: the one its `x-installation` header names, else the first. */
export function installationOf(request: Request): string {
  return request.get('x-installation') ?? FIRST_INSTALLATION;
}
