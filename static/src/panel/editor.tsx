import { useEffect, useState, type ComponentProps, type ReactNode } from 'react';
import { ApiFailure } from '../api';
import { Failure } from '../components/failure';
import { Skeleton } from '../components/skeleton';
import { strings } from '../strings';
import type * as editors from './editor/index';

type Editors = typeof editors;

/** Fetches the editor, the feature list's combobox and the Gherkin parser when the first one is opened. */
function OnDemand({ children }: { children: (loaded: Editors) => ReactNode }) {
  const [loaded, setLoaded] = useState<Editors>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setFailed(false);
    import('./editor/index').then(
      (module) => current && setLoaded(module),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [attempt]);
  if (loaded) return <>{children(loaded)}</>;
  if (!failed) return <Skeleton rows={4} />;
  const failure = new ApiFailure('Unavailable', strings.editor.loadFailed);
  return <Failure failure={failure} onRetry={() => setAttempt(attempt + 1)} />;
}

export const AddScenario = (props: ComponentProps<Editors['AddScenario']>) => (
  <OnDemand>{(loaded) => <loaded.AddScenario {...props} />}</OnDemand>
);

export const EditScenario = (props: ComponentProps<Editors['EditScenario']>) => (
  <OnDemand>{(loaded) => <loaded.EditScenario {...props} />}</OnDemand>
);
