import { useCallback } from 'react';
import type { PanelScenario } from '../../../src/invoke-api';
import { ApiFailure } from '../api';
import { useOnce } from '../hooks/use-once';
import type { PanelCall } from './panel';

/**
 * Brings a deleted scenario back as it was, then with the text it is to have. Where it is no longer kept it is added anew: to
 * its feature, or, where that is gone as well, to a new one of the same name. Rejects with `ApiFailure`.
 */
export function useRestore(call: PanelCall): (scenario: PanelScenario) => Promise<PanelScenario> {
  const once = useOnce();
  return useCallback(
    async ({ id: scenarioId, featureId, featureName, text, testType }) => {
      const orElse = async <T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> => {
        try {
          return await first();
        } catch (error) {
          if (!(error instanceof ApiFailure) || error.code !== 'NotFound') throw error;
          return second();
        }
      };
      const asItWas = async (): Promise<PanelScenario> => {
        const { scenario } = await once((place) => call('bringBack', place), { featureId, scenarioId });
        if (scenario.text === text && scenario.testType === testType) return scenario;
        const edit = { featureId, scenarioId, text, testType, textHash: scenario.textHash };
        return (await once((payload) => call('edit', payload), edit)).scenario;
      };
      const added = async (feature: { id: string } | { name: string }): Promise<PanelScenario> =>
        (await once((payload) => call('add', payload), { feature, text, testType })).scenario;
      return orElse(asItWas, () =>
        orElse(
          () => added({ id: featureId }),
          () => added({ name: featureName }),
        ),
      );
    },
    [call, once],
  );
}
