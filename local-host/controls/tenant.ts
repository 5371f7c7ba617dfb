import type { NextFunction, Request, Response } from 'express';
import { FIRST_INSTALLATION, type Installation, type Installations } from '../platform/installations';

/** Puts the installation that the `x-installation` header names into `response.locals`; an unknown one is 404. */
export function tenantOf(installations: Installations) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const id = request.get('x-installation') ?? FIRST_INSTALLATION;
    const installation = installations.get(id);
    if (!installation) {
      response.status(404).json({ message: `There is no installation ${id}` });
      return;
    }
    response.locals.installation = installation;
    next();
  };
}

/** The installation a request is about. */
export const installationOf = (response: Response): Installation =>
  response.locals.installation as Installation;
