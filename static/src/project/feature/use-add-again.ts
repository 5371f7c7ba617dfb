import { useCallback } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import { loadFeature } from './load-feature';
import type { ProjectCall } from '../project';

/** Brings back a feature that was deleted, under its path and with the text that was typed. Rejects with `ApiFailure`. */
export function useAddAgain(call: ProjectCall): (path: string, text: string) => Promise<FeatureView> {
  const once = useOnce();
  return useCallback(
    async (path, text) => {
      const { packedText } = await import('../import/compression');
      const files = [packedText(path, text)];
      const reply = await once((batch) => call('import', batch), { files, onExisting: 'keep' as const });
      const [file] = reply.files;
      if (!file?.featureId || file.outcome === 'kept' || file.outcome === 'refused')
        throw new ApiFailure('Conflict', file?.reason ?? strings.feature.notAddedAgain);
      return loadFeature(call, file.featureId);
    },
    [call, once],
  );
}
