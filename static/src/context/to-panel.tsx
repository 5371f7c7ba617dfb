import { useCallback, useState } from 'react';
import { useHostPage } from '../host-page';
import { useSubscription } from '../hooks/use-subscription';
import { strings } from '../strings';

/** Leads to the panel where it is on the page; where it is not, says how it gets there. */
export function ToPanel() {
  const { seekPanel, showPanel } = useHostPage();
  const [isThere, setThere] = useState(false);
  useSubscription(useCallback(() => seekPanel(() => setThere(true)), [seekPanel]));
  if (!isThere) return <p className="bp-subtle">{strings.context.where}</p>;
  return (
    <p>
      <button type="button" className="bp-link" onClick={() => void showPanel().catch(() => undefined)}>
        {strings.context.goToPanel}
      </button>
    </p>
  );
}
