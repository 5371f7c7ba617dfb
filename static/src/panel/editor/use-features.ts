import { useEffect, useState } from 'react';
import type { PanelCall } from '../panel';
import type { FeatureList } from './feature-options';

/** The project's features, loaded once; failing leaves the person the way of typing a name. */
export function useFeatures(call: PanelCall): FeatureList {
  const [list, setList] = useState<FeatureList>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    call('features', {}).then(
      (loaded) => current && setList({ state: 'loaded', ...loaded }),
      () => current && setList({ state: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [call]);
  return list;
}
