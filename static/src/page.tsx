import '@atlaskit/css-reset/dist/bundle.css';
import './generated/theme.css';
import './styles/base.css';
import './styles/fields.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { enableTheme, jiraPage } from './bridge';
import { ErrorBoundary } from './components/error-boundary';
import { HostPageProvider } from './host-page';

/** Puts a surface on the page. Theming is asked for, not waited for: a light page beats a blank one. */
export function mount(surface: ReactNode): void {
  enableTheme().catch(() => undefined);
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root element');
  createRoot(root).render(
    <HostPageProvider value={jiraPage}>
      <ErrorBoundary>{surface}</ErrorBoundary>
    </HostPageProvider>,
  );
}
