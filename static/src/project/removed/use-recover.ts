import { useCallback } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { useOnce } from '../../hooks/use-once';
import type { ProjectCall } from '../project';

/** Brings a deleted feature back, with its scenarios, links and history. Rejects with `ApiFailure`. */
export function useRecover(call: ProjectCall): (featureId: string) => Promise<FeatureView> {
  const once = useOnce();
  return useCallback(
    async (featureId) => (await once((made) => call('recover', made), { featureId })).feature,
    [call, once],
  );
}
