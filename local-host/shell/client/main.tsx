import { createRoot } from 'react-dom/client';
import { App } from './App';
import { ModalProvider } from './bridge/ModalProvider';
import { loadSite } from './site/api';
import { SiteProvider } from './site/context';
import { FlagProvider } from './site/flags';
import { ThemeProvider } from './site/theme';
import './styles/index.css';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place for the site');
const root = createRoot(place);

loadSite().then(
  (site) =>
    root.render(
      <ThemeProvider>
        <SiteProvider value={site}>
          <FlagProvider>
            <ModalProvider>
              <App />
            </ModalProvider>
          </FlagProvider>
        </SiteProvider>
      </ThemeProvider>,
    ),
  (error: Error) => root.render(<p role="alert">The site could not be loaded: {error.message}</p>),
);
