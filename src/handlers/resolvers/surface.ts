import type { Action } from '@behave-pro/core/rules';
import type { z } from 'zod';
import { may, openOnes, type Context } from '../../context';
import { AppError } from '../../errors';
import { resolverOf, type ResolverRequest } from '../../forge/resolver';
import type { Reply } from '../../invoke-api';
import { assertLicensed, assertNotShut, toAppError } from '../run-surface';
import type { Place } from './place';

interface Declared<Ctx, Payload, Value> {
  /** What the person must be allowed to do. */
  action: Action;
  /** It writes what needs a licence: refused while that has lapsed. */
  changes: boolean;
  payload: z.ZodType<Payload>;
  run(context: Ctx, payload: Payload): Promise<Value>;
}

type Functions = Record<string, (payload: never) => Reply<unknown>>;
type ValueOf<Answer> = Answer extends { ok: true; value: infer Value } ? Value : never;

/** Every function of a surface's API type, with what the wrapper checks before it. */
export type Surface<Api extends Functions, Ctx> = {
  [Name in keyof Api]: Declared<Ctx, Parameters<Api[Name]>[0], ValueOf<ReturnType<Api[Name]>>>;
};

const REFUSALS: Record<Action, string> = {
  see: 'You may not see this. Ask an admin of the project for the permission to browse it.',
  discuss: 'You can read this; voting, asking and noting defects needs the permission to add comments.',
  edit: 'You can read these scenarios; changing them needs the permission to edit issues.',
  administer: 'Only admins of this project see and change its settings.',
  govern: 'Only Jira admins see this page.',
};

function assertPermitted(context: Context, projectId: string, action: Action): void {
  if (action !== 'govern' && !may(context, 'see', projectId)) throw new AppError('NotFound');
  if (!may(context, action, projectId)) throw new AppError('Forbidden', REFUSALS[action]);
}

async function answer<Ctx extends Context, Payload, Value>(
  place: Place<Ctx>,
  declared: Declared<Ctx, Payload, Value>,
  request: ResolverRequest,
): Promise<Value> {
  const { accountId } = request.context;
  if (!accountId) throw new AppError('Forbidden', 'Sign in to Jira to use Behave Pro.');
  const entered = await place.enter(Date.now(), request.context);
  assertLicensed(entered.licence, declared.changes);
  const whole = await entered.contextOf({ kind: 'person', accountId });
  if (may(whole, 'see', place.projectOf(whole))) assertNotShut(whole, place.projectOf(whole));
  const context = { ...whole, permissions: openOnes(whole, whole.permissions) };
  assertPermitted(context, place.projectOf(context), declared.action);
  const payload = declared.payload.safeParse(request.payload);
  if (!payload.success) {
    const [issue] = payload.error.issues;
    throw new AppError(
      'Invalid',
      `${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'not understood'}`,
    );
  }
  return declared.run(context, payload.data);
}

type Checked = Record<string, (request: ResolverRequest) => Promise<Reply<unknown>>>;

/**
 * The one way from `invoke` to a use case: licence, identity, permission and payload are checked first, and whatever
 * fails answers as one of the closed set of errors.
 */
export const functionsOf = <Api extends Functions, Ctx extends Context>(
  place: Place<Ctx>,
  api: Surface<Api, Ctx>,
): Checked =>
  Object.fromEntries(
    Object.entries<Declared<Ctx, never, unknown>>(api).map(([name, declared]) => [
      name,
      async (request) => {
        try {
          return { ok: true, value: await answer(place, declared, request) };
        } catch (error) {
          return { ok: false, error: toAppError(error, `${place.name}.${name}`).toApi() };
        }
      },
    ]),
  );

/** The resolver of a module whose functions are all called from one place. */
export const surface = <Api extends Functions, Ctx extends Context>(
  place: Place<Ctx>,
  api: Surface<Api, Ctx>,
) => resolverOf(functionsOf(place, api));

/** The resolver of a module whose functions need different things known. */
export const joined = (...functions: Checked[]) => resolverOf(Object.assign({}, ...functions));
