import { useCallback, useEffect, useState } from 'react';
import type { RetentionChoice, RetentionPreview } from '../../../src/invoke-api';
import { asFailure, type ApiFailure } from '../api';
import type { SettingsCall } from './settings';

export type Counted = Omit<RetentionPreview, 'next'>;

export interface Preview {
  /** What was counted so far. */
  counted?: Counted;
  busy: boolean;
  failure?: ApiFailure;
  again: () => void;
}

const NOTHING: Counted = { runs: 0, versions: 0, features: 0 };

const earliest = (a: string | undefined, b: string | undefined): string | undefined =>
  a && b ? (a < b ? a : b) : (a ?? b);

function sum(before: Counted, part: Counted): Counted {
  const oldestRun = earliest(before.oldestRun, part.oldestRun);
  const oldestVersion = earliest(before.oldestVersion, part.oldestVersion);
  return {
    runs: before.runs + part.runs,
    versions: before.versions + part.versions,
    features: before.features + part.features,
    ...(oldestRun && { oldestRun }),
    ...(oldestVersion && { oldestVersion }),
  };
}

/**
 * Counts what the next sweep would remove by a choice, part by part; nothing where none is asked about.
 *
 * @param isSwept Whether the project is swept at all. When that changes, what was counted is no longer so.
 */
export function useRetentionPreview(
  call: SettingsCall,
  choice: RetentionChoice | undefined,
  isSwept: boolean,
): Preview {
  const [state, setState] = useState<Omit<Preview, 'again'>>({ busy: false });
  const [turn, setTurn] = useState(0);
  const { runDays, versionDays } = choice ?? {};
  useEffect(() => {
    if (runDays === undefined || versionDays === undefined) {
      setState({ busy: false });
      return undefined;
    }
    let current = true;
    const count = async (): Promise<void> => {
      let counted = NOTHING;
      let after: string | undefined;
      do {
        const asked = { runDays, versionDays, ...(after !== undefined && { after }) };
        const { next, ...part } = await call('previewRetention', asked);
        if (!current) return;
        counted = sum(counted, part);
        after = next;
        setState({ counted, busy: next !== undefined });
      } while (after !== undefined);
    };
    setState({ busy: true });
    count().catch((error: unknown) => {
      if (current) setState({ busy: false, failure: asFailure(error) });
    });
    return () => {
      current = false;
    };
  }, [call, runDays, versionDays, isSwept, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...state, again };
}
