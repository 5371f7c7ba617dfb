import { useState } from 'react';
import { AppFrame } from '../bridge/AppFrame';
import { AppIcon } from '../components/AppIcon';
import type { ShellModule } from '../../site-view';

interface Props {
  module: ShellModule;
  issueKey: string;
  refresh: () => void;
}

/** A `jira:issueContext`: collapsed until opened, and then as it was left. Its frame loads when it is open. */
export function IssueContextCard({ module, issueKey, refresh }: Props) {
  const memory = `context ${module.key}`;
  const [open, setOpen] = useState(localStorage.getItem(memory) === 'open');
  const toggle = () => {
    localStorage.setItem(memory, open ? 'closed' : 'open');
    setOpen(!open);
  };
  return (
    <details className="card" open={open}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          toggle();
        }}
      >
        <span className="card-title">{module.title}</span>
        <span className="card-label">
          <AppIcon module={module} />
          {module.label}
        </span>
      </summary>
      {open && (
        <div className="card-body">
          <AppFrame module={module} context={{ issueKey }} refresh={refresh} />
        </div>
      )}
    </details>
  );
}
