import { useCallback, useRef } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { Skeleton } from '../../components/skeleton';
import { useLive } from '../../hooks/use-live';
import { strings } from '../../strings';
import { loadFeature } from './load-feature';
import { FeaturePane, type FeaturePaneProps } from './feature-pane';

interface Props extends FeaturePaneProps {
  id: string;
}

const POLL_MS = 30_000;

/** The feature that was chosen from the list or named by the address. */
export function OpenedFeature({ id, ...pane }: Props) {
  const { call, drafts } = pane;
  const shown = useRef<FeatureView>(undefined);
  const load = useCallback(async () => {
    const known = shown.current?.id === id ? shown.current : undefined;
    return loadFeature(call, id, known);
  }, [call, id]);
  const live = useLive(load, POLL_MS);
  const { data, failure, loading, reload, update } = live;
  shown.current = data;
  const typed = drafts.of(id);
  const gone = failure?.code === 'NotFound';
  // What was typed keeps a feature on the page that is there no more.
  const feature = (gone ? undefined : data) ?? typed?.base;
  if (feature)
    return (
      <FeaturePane
        {...pane}
        feature={feature}
        gone={gone}
        failure={failure}
        reload={reload}
        update={update}
      />
    );
  if (gone) return <p className="bp-empty">{strings.feature.gone}</p>;
  if (failure && !loading) return <Failure failure={failure} onRetry={() => void reload()} />;
  return <Skeleton rows={5} />;
}
