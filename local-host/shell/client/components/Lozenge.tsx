import type { Status } from '../site/jira-types';

/** Colour by status category, as on Jira: grey to do, blue in progress, green done. */
export function statusTone(status: Status): string {
  return { indeterminate: 'information', done: 'success' }[status.statusCategory.key] ?? 'neutral';
}

export function StatusLozenge({ status }: { status: Status }) {
  return <span className={`lozenge lozenge-${statusTone(status)}`}>{status.name}</span>;
}
