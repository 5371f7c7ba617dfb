import { type ReactNode, useState } from 'react';
import { LocalControls } from '../local/LocalControls';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';

/** The site around a page: bar on top, navigation on the left, local controls below. */
export function Layout({ projectKey, children }: { projectKey?: string | undefined; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <TopBar navigationOpen={open} onNavigation={() => setOpen(!open)} projectKey={projectKey} />
      <div className="site-body">
        <Sidebar projectKey={projectKey} open={open} />
        <main id="main" tabIndex={-1} aria-label="Jira">
          {children}
        </main>
      </div>
      <LocalControls />
    </>
  );
}
