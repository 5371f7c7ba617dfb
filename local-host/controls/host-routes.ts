import express, { type Router } from 'express';
import { z } from 'zod';
import type { Jira } from '../contract';
import type { HostPlatform } from '../platform';
import { FAULT_KINDS, FAULT_TARGETS } from '../platform/fault-rules';
import { ControlError, readBody } from './body';
import { readDuration } from './duration';
import { resetHost } from './reset';
import { describeStorage } from './storage';
import { installationOf } from './tenant';

const clockBody = z.strictObject({
  advance: z.string().optional(),
  now: z.iso.datetime({ offset: true }).optional(),
});
const licenseBody = z.strictObject({
  state: z.enum(['active', 'lapsed', 'evaluation', 'absent', 'error']).optional(),
  environment: z.enum(['PRODUCTION', 'DEVELOPMENT']).optional(),
});
/** What Atlassian answers to whoever reports that account from then on; in Jira the person stays. */
const accountBody = z.strictObject({ user: z.string(), status: z.enum(['open', 'closed', 'updated']) });
const deliveryBody = z.strictObject({
  queryLagMs: z.number().min(0).optional(),
  duplicates: z.number().min(0).max(1).optional(),
  reorder: z.boolean().optional(),
  lateMs: z.number().min(0).optional(),
  seed: z.number().int().optional(),
});
/** What stands in the store instead of what the app wrote: for tests of what the app makes of damage. */
const storageBody = z.strictObject({
  operation: z.enum(['entity/set', 'entity/delete', 'set', 'delete']),
  entityName: z.string().optional(),
  key: z.string(),
  value: z.unknown().optional(),
});
const schemeBody = z.strictObject({
  projectKey: z.string(),
  withoutTypes: z.array(z.string()).default([]),
  required: z
    .array(
      z.strictObject({ type: z.string(), field: z.string().regex(/^customfield_\d+$/), name: z.string() }),
    )
    .default([]),
});
const mixtureBody = z.strictObject({
  mixture: z.number().min(0).max(1),
  seed: z.number().int().default(1),
  targets: z.array(z.enum(FAULT_TARGETS)).optional(),
});
const faultBody = z.strictObject({
  target: z.enum(FAULT_TARGETS),
  rate: z.number().min(0).max(1),
  kind: z.enum(FAULT_KINDS),
  seed: z.number().int().default(1),
  path: z.string().optional(),
  ms: z.number().min(0).optional(),
});

const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Controls of the host itself: data, time, licence, delivery, faults, meter, tenants. */
export function hostRoutes(platform: HostPlatform, jira: Jira, seed: () => Promise<void>): Router {
  const router = express.Router();
  const { clock, meter, faults, tally, installations, unmodelled } = platform;
  // One after another: a reset must not empty what another one has just begun to fill.
  let lastReset: Promise<unknown> = Promise.resolve();

  router.post('/reset', async (request, response) => {
    const { demo } = readBody(request, z.strictObject({ demo: z.boolean().default(false) }));
    const only = request.get('x-installation');
    if (demo && only) throw new ControlError(501, 'Demo data for a further installation is not modelled');
    const done = lastReset.then(() => resetHost(platform, jira, only));
    lastReset = done.catch(() => undefined);
    await done;
    if (demo) await seed();
    response.json({ reset: true });
  });

  router.post('/clock', async (request, response) => {
    const { advance, now } = readBody(request, clockBody);
    if (advance !== undefined && now !== undefined)
      throw new ControlError(400, 'Say advance or now, not both');
    const offset = now ? Date.parse(now) - Date.now() : advance ? clock.offset() + readDuration(advance) : 0;
    await clock.set(offset);
    response.json({ now: new Date(clock.now()).toISOString(), offset });
  });

  router.get('/clock', (_, response) => {
    response.json({ now: new Date(clock.now()).toISOString(), offset: clock.offset() });
  });

  router.post('/license', async (request, response) => {
    const { state, environment } = readBody(request, licenseBody);
    const change = given({ license: state, environment });
    const { license, environment: kind } = await installations.update(installationOf(response).id, change);
    response.json({ state: license, environment: kind });
  });

  router.get('/license', (_, response) => {
    const { license, environment } = installationOf(response);
    response.json({ state: license, environment });
  });

  router.post('/account', async (request, response) => {
    const { user, status } = readBody(request, accountBody);
    const { id, accounts = {} } = installationOf(response);
    const person = jira.userByName(id, user);
    if (!person) throw new ControlError(404, `There is no user ${user}`);
    const { [person.accountId]: _before, ...others } = accounts;
    const change = status !== 'open' && { [person.accountId]: { status, at: clock.now() } };
    await installations.update(id, { accounts: { ...others, ...change } });
    response.json({ accountId: person.accountId, status });
  });

  router.get('/storage', (request, response) => {
    response.json(describeStorage(platform, jira, installationOf(response).id, request.query.dump === '1'));
  });

  router.post('/issue-scheme', async (request, response) => {
    const { projectKey, ...scheme } = readBody(request, schemeBody);
    if (!(await jira.setIssueScheme(installationOf(response).id, projectKey, scheme)))
      throw new ControlError(404, `There is no project ${projectKey}`);
    response.json({ ok: true });
  });

  router.get('/mails', (request, response) => {
    const { user } = request.query;
    const mails = jira.mails(installationOf(response).id);
    response.json({ mails: mails.filter(({ to }) => typeof user !== 'string' || to.includes(user)) });
  });

  router.post('/delivery', (request, response) => {
    platform.delivery.set(given(readBody(request, deliveryBody)));
    response.json({ ok: true, ...platform.delivery.now() });
  });

  router.post('/storage', async (request, response) => {
    const { operation, ...body } = readBody(request, storageBody);
    const { status, body: answer = '' } = await platform.kvs.handle(installationOf(response).id, {
      method: 'POST',
      path: `/api/v1/${operation}`,
      headers: {},
      body: JSON.stringify(body),
    });
    if (status >= 300) throw new ControlError(status, answer);
    response.json({ ok: true });
  });

  router.post('/faults', (request, response) => {
    if ('mixture' in ((request.body ?? {}) as object)) {
      const { mixture: rate, seed, targets } = readBody(request, mixtureBody);
      faults.mix({ rate, seed, ...given({ targets }) });
    } else {
      const { path, ms, ...fault } = readBody(request, faultBody);
      if (fault.kind === 'partial' && fault.target !== 'jira')
        throw new ControlError(400, 'Only Jira fails in part');
      faults.add({ ...fault, ...given({ path, ms }) });
    }
    response.json({ faults: faults.list() });
  });
  router.get('/faults', (_, response) => {
    response.json({ faults: faults.list(), injected: faults.injected(), ...tally.read() });
  });
  router.delete('/faults', (_, response) => {
    faults.clear();
    response.json({ faults: faults.list() });
  });

  router.get('/unmodelled', (_, response) => void response.json({ calls: unmodelled.list() }));

  router.delete('/unmodelled', (_, response) => {
    unmodelled.clear();
    response.json({ calls: [] });
  });

  router.get('/meter', (_, response) => void response.json(meter.read()));
  router.delete('/meter', (_, response) => {
    meter.clear();
    response.json(meter.read());
  });

  router.post('/installations', async (request, response) => {
    const { id } = readBody(request, z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/) }));
    const known = installations.get(id) !== undefined;
    const installation = await installations.ensure(id);
    if (!known) {
      await jira.reset(id);
      await platform.tellInstalled(installation);
    }
    const { installationId, cloudId } = installation;
    response.status(known ? 200 : 201).json({ id, installationId, cloudId });
  });

  return router;
}
