import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to one invocation, so that work it left behind never sees the next one's tenant. */
export interface InvocationState {
  id: string;
  runtime: object;
  /** Origins of presigned URLs this invocation was given: all that egress is open to. */
  origins: Set<string>;
}

export const invocations = new AsyncLocalStorage<InvocationState>();

/** The running invocation. Throws outside of one: the platform gives no access there. */
export function currentInvocation(): InvocationState {
  const state = invocations.getStore();
  if (!state) throw new Error('Forge runtime not found: no invocation is running');
  return state;
}
