import express, { type Router } from 'express';
import { z } from 'zod';
import type { Jira } from '../contract';
import type { HostPlatform } from '../platform';
import { NotModelled } from '../platform/triggers';
import { ControlError, readBody } from './body';
import { runTrigger } from './run-trigger';
import { installationOf } from './tenant';

const invokeBody = z.strictObject({
  user: z.string(),
  module: z.string(),
  context: z
    .strictObject({ issueKey: z.string().optional(), projectKey: z.string().optional() })
    .transform(({ issueKey, projectKey }) => ({
      ...(issueKey && { issueKey }),
      ...(projectKey && { projectKey }),
    }))
    .default({}),
  functionKey: z.string(),
  payload: z.unknown().optional(),
});

/** Controls that make the app work: `invoke`, `webtriggers`, `trigger`, `event`, `drain`, `kill`. */
export function appRoutes(platform: HostPlatform, jira: Jira): Router {
  const router = express.Router();

  router.post('/invoke', async (request, response) => {
    const { user, module, context, functionKey, payload } = readBody(request, invokeBody);
    const installation = installationOf(response).id;
    const person = jira.userByName(installation, user);
    if (!person) throw new ControlError(404, `There is no user ${user}`);
    if (
      !Object.values(platform.manifest.modules)
        .flat()
        .some(({ key }) => key === module)
    ) {
      throw new ControlError(404, `The manifest declares no module ${module}`);
    }
    const { accountId } = person;
    response.json(
      await platform.invoke({ installation, accountId, moduleKey: module, context, functionKey, payload }),
    );
  });

  router.get('/webtriggers', async (_, response) => {
    response.json(await platform.allWebTriggers(installationOf(response).id));
  });

  router.post('/trigger', async (request, response) => {
    const { module } = readBody(request, z.strictObject({ module: z.string() }));
    response.json(await runTrigger(platform, installationOf(response), module));
  });

  router.post('/event', async (request, response) => {
    const schema = z.strictObject({
      event: z.string(),
      payload: z.record(z.string(), z.unknown()).default({}),
    });
    const { event, payload } = readBody(request, schema);
    try {
      const delivered = await platform.emit({ installation: installationOf(response).id, event, payload });
      response.json({
        delivered,
        ...(delivered.length === 0 && { message: `No trigger takes ${event}` }),
      });
    } catch (error) {
      if (error instanceof NotModelled) throw new ControlError(501, error.message);
      throw error;
    }
  });

  router.post('/drain', async (_, response) => {
    const ended = await platform.queue.drain();
    // As for what is due later, time goes by: the lag of queries too is over when everything has come to rest.
    platform.kvs.catchUp();
    response.json(ended);
  });

  router.post('/kill', (_, response) => {
    response.json({ killed: platform.pool.kill() });
  });

  return router;
}
