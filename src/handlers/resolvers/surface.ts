import type { z } from 'zod';
import type { Context } from '../../context';
import { AppError } from '../../errors';
import { resolverOf, type ResolverRequest } from '../../forge/resolver';
import type { Reply } from '../../invoke-api';
import { assertLicensed, baseContext, toAppError } from '../run-surface';

/** What a function needs before it runs; `edit` and `administer` also need a licence that has not lapsed. */
export type Need = 'read' | 'edit' | 'readSettings' | 'administer';

interface Declared<Ctx, Payload, Value> {
  need: Need;
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

const REFUSALS: Record<Need, string> = {
  read: 'You may not see this. Ask an admin of the project for the permission to browse it.',
  edit: 'You can read these scenarios; changing them needs the permission to edit issues.',
  readSettings: 'Only admins of this project see its settings.',
  administer: 'Only admins of this project change its settings.',
};

function assertPermitted({ permissions }: Context, projectId: string, need: Need): void {
  const held = {
    read: permissions.browse,
    edit: permissions.edit,
    readSettings: permissions.administer,
    administer: permissions.administer,
  }[need];
  if (!permissions.browse.has(projectId)) throw new AppError('NotFound');
  if (!held.has(projectId)) throw new AppError('Forbidden', REFUSALS[need]);
}

async function answer<Ctx extends Context, Payload, Value>(
  place: Place<Ctx>,
  declared: Declared<Ctx, Payload, Value>,
  request: ResolverRequest,
): Promise<Value> {
  const { accountId } = request.context;
  if (!accountId) throw new AppError('Forbidden', 'Sign in to Jira to use Behave Pro.');
  const base = { ...baseContext(Date.now()), who: { kind: 'person', accountId } } as const;
  assertLicensed(base.licence, declared.need === 'edit' || declared.need === 'administer');
  const context = await place.context(base, request.context);
  assertPermitted(context, place.projectOf(context), declared.need);
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
