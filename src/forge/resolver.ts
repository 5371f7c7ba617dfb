import Resolver, { type Response } from '@forge/resolver';

/** A call as the platform hands it over. `accountId` is the platform's word; the rest of both is the client's. */
export interface ResolverRequest {
  payload: unknown;
  context: { accountId?: string; [claim: string]: unknown };
}

/** Makes a resolver handler out of functions by name; their answers must be plain JSON. */
export function resolverOf(functions: Record<string, (request: ResolverRequest) => Promise<object>>) {
  const resolver = new Resolver();
  for (const [name, run] of Object.entries(functions))
    resolver.define<unknown, Response>(name, ({ payload, context }) => run({ payload, context }));
  const handler = resolver.getDefinitions();
  return async (...[request, runtime]: Parameters<typeof handler>): ReturnType<typeof handler> => {
    // The package looks names up in a plain object, which has a `constructor` too: that would pass by our checks.
    if (!Object.hasOwn(functions, request.call.functionKey)) throw new Error('There is no such function');
    return handler(request, runtime);
  };
}
