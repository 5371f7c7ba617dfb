/** Scenarios by outcome; `pending` counts pending, undefined, ambiguous, skipped and unknown results. */
export interface MirrorCounts {
  scenarios: number;
  passed: number;
  failed: number;
  pending: number;
  notRun: number;
}

/** What people have said of the story. */
export interface MirrorAgreement {
  /** Votes that stand, those of before the last change among them. */
  ready: number;
  openQuestions: number;
}

/** The value of the issue property that JQL searches. Its paths are declared in the manifest. */
export interface MirrorValue extends MirrorCounts, MirrorAgreement {
  result: 'passed' | 'failed' | 'pending' | 'not run' | 'none';
  /** ISO time of the newest result. */
  lastRun?: string;
}

/** The worst says it all: an issue is `passed` only when every one of its scenarios is. */
function resultWord({ scenarios, failed, pending, notRun }: MirrorCounts): MirrorValue['result'] {
  if (scenarios === 0) return 'none';
  if (failed > 0) return 'failed';
  if (pending > 0) return 'pending';
  return notRun > 0 ? 'not run' : 'passed';
}

/**
 * What an issue's search property should hold. `lastRun` is in milliseconds since the epoch. Keys stand in a fixed
 * order, so equal facts give equal JSON.
 */
export function mirrorValue(
  counts: MirrorCounts,
  { ready, openQuestions }: MirrorAgreement,
  lastRun?: number,
): MirrorValue {
  const { scenarios, passed, failed, pending, notRun } = counts;
  return {
    scenarios,
    passed,
    failed,
    pending,
    notRun,
    result: resultWord(counts),
    ready,
    openQuestions,
    ...(lastRun === undefined ? {} : { lastRun: new Date(lastRun).toISOString() }),
  };
}
