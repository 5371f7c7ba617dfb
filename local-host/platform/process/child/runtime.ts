import type { Invocation } from '../protocol';

const nothing = (): void => undefined;
const metrics = {
  counter: () => ({ incr: nothing, decr: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }) }),
  gauge: () => ({ set: nothing }),
};

/** The value of `global.__forge_runtime__` for one invocation; the functions are what cannot travel as JSON. */
export function runtimeOf({ runtime, timeout }: Invocation): object {
  const { awsRequestId, ...facts } = runtime;
  const deadline = performance.now() + timeout;
  return {
    ...facts,
    lambdaContext: {
      awsRequestId,
      getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    },
    realtime: {},
    metrics,
    featureFlags: () => false,
  };
}
