import { useEffect, useState, type ComponentProps, type ReactNode } from 'react';
import { ApiFailure } from '../api';
import { Failure } from '../components/failure';
import { Skeleton } from '../components/skeleton';
import { strings } from '../strings';

type Editors = typeof import('./editor/index');

/** Fetches the editor, the feature list's combobox and the Gherkin parser when the first one is opened. */
function OnDemand({ children }: { children: (editors: Editors) => ReactNode }) {
  const [editors, setEditors] = useState<Editors>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setFailed(false);
    import('./editor/index').then(
      (module) => current && setEditors(module),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [attempt]);
  if (editors) return <>{children(editors)}</>;
  if (!failed) return <Skeleton rows={4} />;
  const failure = new ApiFailure('Unavailable', strings.editor.loadFailed);
  return <Failure failure={failure} onRetry={() => setAttempt(attempt + 1)} />;
}

export const AddScenario = (props: ComponentProps<Editors['AddScenario']>) => (
  <OnDemand>{(editors) => <editors.AddScenario {...props} />}</OnDemand>
);

export const EditScenario = (props: ComponentProps<Editors['EditScenario']>) => (
  <OnDemand>{(editors) => <editors.EditScenario {...props} />}</OnDemand>
);
