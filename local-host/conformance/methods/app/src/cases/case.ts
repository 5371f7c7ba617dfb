import type { CaseName, PackageName } from '../../../table';

/** Calls every method of its group on `exports` and answers what came back. */
export type Cases<P extends PackageName, E> = Record<CaseName<P>, (exports: E) => unknown>;

/** Makes calls that may fail: what became of each is noted where they are observed. */
export async function attempt(...calls: (() => unknown)[]): Promise<void> {
  for (const call of calls) {
    try {
      await call();
    } catch {
      // The observation has it.
    }
  }
}

/** How a call failed, in the package's words; `undefined` when it did not. */
export async function failureOf(call: () => unknown): Promise<object | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    const { name, message } = error as Error;
    return { ...(error as object), name, message };
  }
}
