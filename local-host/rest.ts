import express, { type Router } from 'express';
import type { Jira } from './contract';
import { installationOf } from './controls/tenant';

/** The name of Basic credentials; any password does. */
function userOf(authorization = ''): string | undefined {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(authorization) ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0];
}

/** The stand-in Jira's REST API for people and tests: Basic `<user>:<anything>`; anybody else is 401. */
export function createRest(jira: Jira): Router {
  const router = express.Router();
  router.use(express.raw({ type: () => true, limit: '16mb' }));
  router.use(async (request, response) => {
    const installation = installationOf(response).id;
    const user = jira.userByName(installation, userOf(request.headers.authorization) ?? '');
    if (!user) {
      response
        .status(401)
        .set('www-authenticate', 'Basic realm="Local Jira"')
        .json({
          errorMessages: ['You are not authenticated: use Basic <user>:<anything>'],
          errors: {},
        });
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
    const body: unknown = request.body;
    const answer = await jira.handle(
      { kind: 'person', installation, accountId: user.accountId },
      {
        method: request.method,
        path: request.originalUrl,
        headers,
        ...(Buffer.isBuffer(body) && body.length > 0 && { body: body.toString('utf8') }),
      },
    );
    response.status(answer.status).set(answer.headers).end(answer.body);
  });
  return router;
}
