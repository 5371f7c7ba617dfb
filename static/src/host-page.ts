import { createContext, useContext } from 'react';

/** What the components need of the page that frames them. */
export interface HostPage {
  /** Opens an outside address in a new tab; Jira asks first. */
  openLink(url: string): Promise<void>;
  /** Tells the app's other frames on the page that scenarios or results changed. */
  announceChange(): Promise<void>;
  onChange(listener: () => void): Promise<{ unsubscribe: () => void }>;
}

const nowhere: HostPage = {
  openLink: async () => undefined,
  announceChange: async () => undefined,
  onChange: async () => ({ unsubscribe: () => undefined }),
};

const HostPageContext = createContext<HostPage>(nowhere);

export const HostPageProvider = HostPageContext.Provider;
export const useHostPage = (): HostPage => useContext(HostPageContext);
