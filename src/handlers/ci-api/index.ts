import { PERMISSION_FOR, type JiraPermission } from '@behave-pro/core/rules';
import type { Context } from '../../context';
import { AppError } from '../../errors';
import type { WebRequest, WebResponse } from '../../forge/web-trigger';
import { assertLicensed, enter, toAppError } from '../run-surface';
import { authenticate, findKey, keyRefs, Unauthorized } from './authenticate';
import { downloadFeatures } from './download-features';
import { publishReport } from './publish-report';
import { givenBy } from './request';
import { failed, json, unauthorized } from './respond';
import type { CiRoute } from './route';

const ROUTES: CiRoute[] = [downloadFeatures, publishReport];

/** With one slash before it: clients put their path behind a host option that may end with one. */
const pathOf = (request: WebRequest): string => (request.userPath ?? '').replace(/^\/*/, '/');

function projectNameOf(route: CiRoute, path: string): string | undefined {
  const encoded = route.path.exec(path)?.[1];
  try {
    return encoded && decodeURIComponent(encoded);
  } catch {
    throw new AppError('Invalid', 'The project in the address cannot be read.');
  }
}

async function answer(route: CiRoute, request: WebRequest): Promise<WebResponse> {
  const now = Date.now();
  const given = givenBy(request);
  const { data: carried } = route.credentials.holds.safeParse(given.headers[route.credentials.header]);
  const projectName = projectNameOf(route, pathOf(request));
  const credentials = carried && { ...carried, scope: route.scope, projectName };
  const { base, early: found } = await enter(now, credentials ? keyRefs(credentials) : [], (records) =>
    credentials ? findKey(records, credentials) : Promise.resolve(undefined),
  );
  assertLicensed(base.licence, route.changes);
  if (!credentials || !found) return unauthorized(route.hint);
  const { data, error } = route.takes.safeParse(given);
  const access = await authenticate(credentials, found, base, {
    refs: (projectId) => (data === undefined ? [] : (route.early?.refs(projectId, data) ?? [])),
    read: async (records, projectId) =>
      data === undefined ? undefined : route.early?.read(records, projectId, data),
  });
  const context: Context = {
    ...base,
    who: { kind: 'pipeline', userId: access.key.userId, projectId: access.projectId },
    permissions: new Map([[access.projectId, new Set<JiraPermission>([PERMISSION_FOR.see])]]),
  };
  const [wrong] = error?.issues ?? [];
  if (wrong) throw new AppError((wrong.code === 'custom' && wrong.params?.code) || 'Invalid', wrong.message);
  return route.run(context, data, access);
}

/** The pipeline API: every call passes licence, key, scope and project before it does anything. */
export async function ciApi(request: WebRequest): Promise<WebResponse> {
  const path = pathOf(request);
  const there = ROUTES.filter((route) => route.path.test(path));
  const route = there.find(({ method }) => method === request.method);
  if (!there.length) return failed(new AppError('NotFound', 'The pipeline API has no such address.'));
  if (!route)
    return json(
      405,
      { error: { code: 'Invalid', message: `Use ${there.map(({ method }) => method).join(' or ')} here.` } },
      { Allow: there.map(({ method }) => method) },
    );
  try {
    return await answer(route, request);
  } catch (error) {
    if (error instanceof Unauthorized && error.blocked === undefined) return unauthorized(error.message);
    if (error instanceof Unauthorized)
      return failed(new AppError('Forbidden', error.message), { 'Retry-After': [String(error.blocked)] });
    return failed(toAppError(error, `ci ${route.name}`));
  }
}
