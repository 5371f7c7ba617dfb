import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Jira } from '../contract';
import type { HostPlatform } from '../platform';
import { appRoutes } from './app-routes';
import { ControlError } from './body';
import { hostRoutes } from './host-routes';
import { tenantOf } from './tenant';

export interface ControlDeps {
  platform: HostPlatform;
  jira: Jira;
  /** Fills the first installation with demo data, through public surfaces only. */
  seed: () => Promise<void>;
  /** Whether everything is served. */
  isReady: () => boolean;
}

/** `/_local/`: how tests, benchmarks and people drive the host. Anything it does not know answers 501. */
export function createControls({ platform, jira, seed, isReady }: ControlDeps): Router {
  const router = express.Router();
  router.get(
    '/health',
    (_, response) => void response.status(isReady() ? 200 : 503).json({ ready: isReady() }),
  );
  // Whatever its content type: a body that is not read is a setting that silently does not hold.
  router.use(express.json({ limit: '8mb', type: () => true }));
  router.use(tenantOf(platform.installations));
  router.use(appRoutes(platform, jira));
  router.use(hostRoutes(platform, jira, seed));
  router.use((request, response) => {
    response
      .status(501)
      .json({ message: `${request.method} ${request.originalUrl} is not modelled by the local host` });
  });
  router.use((error: Error & { status?: number }, _: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = error instanceof ControlError ? error.status : (error.status ?? 500);
    response.status(status).json({ message: error.message });
  });
  return router;
}
