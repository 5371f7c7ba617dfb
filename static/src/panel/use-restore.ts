import { useCallback } from 'react';
import type { PanelScenario } from '../../../src/invoke-api';
import { ApiFailure } from '../api';
import { useOnce } from '../hooks/use-once';
import type { PanelCall } from './panel';

/**
 * Adds a deleted scenario again: to its feature, or, where that is gone as well, to a new one of the same name.
 * Rejects with `ApiFailure`.
 */
export function useRestore(call: PanelCall): (scenario: PanelScenario) => Promise<PanelScenario> {
  const once = useOnce();
  return useCallback(
    async ({ featureId, featureName, text, testType }) => {
      const add = (feature: { id: string } | { name: string }) =>
        once((payload) => call('add', payload), { feature, text, testType });
      try {
        return (await add({ id: featureId })).scenario;
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.code !== 'NotFound') throw error;
        return (await add({ name: featureName })).scenario;
      }
    },
    [call, once],
  );
}
