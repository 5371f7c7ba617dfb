import { useState } from 'react';

interface Action {
  /** It is under way. */
  busy: boolean;
  /** Why it failed last. */
  problem?: string;
  run(): void;
}

/** Something a dialog does once its form is sent: at most one at a time, and a failure is said in the dialog. */
export function useAction(work: () => Promise<void>): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };
  return { busy, ...(problem !== undefined && { problem }), run: () => void run() };
}
