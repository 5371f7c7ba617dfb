interface Runtime {
  lambdaContext: { getRemainingTimeInMillis(): number };
}

/** Milliseconds the invocation may still run. */
export const remaining = (): number =>
  (
    globalThis as { __forge_runtime__?: Runtime }
  ).__forge_runtime__?.lambdaContext.getRemainingTimeInMillis() ?? NaN;
