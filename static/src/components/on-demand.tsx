import { useEffect, useState, type ReactNode } from 'react';
import { ApiFailure } from '../api';
import { strings } from '../strings';
import { Failure } from './failure';
import { Skeleton } from './skeleton';

interface Props<Module> {
  /** Fetches it; to stay the same function. */
  load: () => Promise<Module>;
  children: (loaded: Module) => ReactNode;
}

/** Shows what needs a part of the app that is fetched only when it is first wanted. */
export function OnDemand<Module>({ load, children }: Props<Module>) {
  const [loaded, setLoaded] = useState<{ module: Module }>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setFailed(false);
    load().then(
      (module) => current && setLoaded({ module }),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);
  if (loaded) return <>{children(loaded.module)}</>;
  if (!failed) return <Skeleton rows={4} />;
  const failure = new ApiFailure('Unavailable', strings.editor.loadFailed);
  return <Failure failure={failure} onRetry={() => setAttempt(attempt + 1)} />;
}
