import type { Action } from '@behave-pro/core/rules';
import type { z } from 'zod';
import { may, type Context } from '../../context';
import { AppError } from '../../errors';
import { resolverOf, type ResolverRequest } from '../../forge/resolver';
import type { Reply } from '../../invoke-api';
import { assertLicensed, baseContext, toAppError } from '../run-surface';

interface Declared<Ctx, Payload, Value> {
  /** What the person must be allowed to do. */
  action: Action;
  /** It writes: refused while the licence has lapsed. */
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

/** How a surface makes its context from the client's claims, and which project its permissions are asked on. */
interface Place<Ctx extends Context> {
  name: string;
  context(base: Omit<Context, 'permissions'>, claims: unknown): Promise<Ctx>;
  projectOf(context: Ctx): string;
}

const REFUSALS: Record<Action, string> = {
  see: 'You may not see this. Ask an admin of the project for the permission to browse it.',
  edit: 'You can read these scenarios; changing them needs the permission to edit issues.',
  administer: 'Only admins of this project see and change its settings.',
};

function assertPermitted(context: Context, projectId: string, action: Action): void {
  if (!may(context, 'see', projectId)) throw new AppError('NotFound');
  if (!may(context, action, projectId)) throw new AppError('Forbidden', REFUSALS[action]);
}

async function answer<Ctx extends Context, Payload, Value>(
  place: Place<Ctx>,
  declared: Declared<Ctx, Payload, Value>,
  request: ResolverRequest,
): Promise<Value> {
  const { accountId } = request.context;
  if (!accountId) throw new AppError('Forbidden', 'Sign in to Jira to use Behave Pro.');
  const base = { ...baseContext(Date.now()), who: { kind: 'person', accountId } } as const;
  assertLicensed(base.licence, declared.changes);
  const context = await place.context(base, request.context);
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

/**
 * The one way from `invoke` to a use case: licence, identity, permission and payload are checked first, and whatever
 * fails answers as one of the closed set of errors.
 */
export const surface = <Api extends Functions, Ctx extends Context>(
  place: Place<Ctx>,
  api: Surface<Api, Ctx>,
) =>
  resolverOf(
    Object.fromEntries(
      Object.entries<Declared<Ctx, never, unknown>>(api).map(([name, declared]) => [
        name,
        async (request: ResolverRequest): Promise<Reply<unknown>> => {
          try {
            return { ok: true, value: await answer(place, declared, request) };
          } catch (error) {
            return { ok: false, error: toAppError(error, `${place.name}.${name}`).toApi() };
          }
        },
      ]),
    ),
  );
