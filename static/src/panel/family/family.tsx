import type { PanelView } from '../../../../src/invoke-api';
import { OnDemand } from '../../components/on-demand';
import type { PanelCall } from '../panel';
import type { Done } from '../use-scenario-edits';

interface Props {
  view: PanelView;
  call: PanelCall;
}

const load = () => import('./index');

/** What can be taken over from the issue that this one was cloned from, where there is anything. */
export function OfferOfOriginal({ view, call, onDone }: Props & { onDone: (what: Done) => void }) {
  const original = view.family?.original;
  if (!original || !view.access.canEdit) return null;
  return <OnDemand load={load}>{({ Offer }) => <Offer {...{ view, call, original, onDone }} />}</OnDemand>;
}

/** How the issues below this one stand, where there are any. */
export function ChildIssues({ view, call }: Props) {
  if (!view.family?.children) return null;
  return <OnDemand load={load}>{({ Below }) => <Below call={call} issueKey={view.issue.key} />}</OnDemand>;
}
