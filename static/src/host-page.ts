import { createContext, useContext } from 'react';

/** The part of the browser's address that belongs to a page module: what follows the module's own. */
export interface PageAddress {
  /** With a leading slash. */
  path: string;
  push(path: string): void;
  /** Says where the person went by the browser's own means. */
  onChange(listener: (path: string) => void): void;
}

/** The app's pages of a project. */
export type ProjectPage = 'settings' | 'specification';

export interface Subscription {
  unsubscribe(): void;
}

/** What the components need of the page that frames them. */
export interface HostPage {
  /** Opens an outside address in a new tab; Jira asks first. */
  openLink(url: string): Promise<void>;
  /** Tells the app's other frames on the page that scenarios or results changed. */
  announceChange(): Promise<void>;
  onChange(listener: () => void): Promise<Subscription>;
  /** Says once and again that the app's panel is on this page, now or as soon as somebody adds it. */
  seekPanel(found: () => void): Promise<Subscription>;
  /** Has the panel on this page come into sight. */
  showPanel(): Promise<void>;
  /** This is the panel: `show` brings it into sight when somebody wants that. */
  bePanel(show: () => void): Promise<Subscription>;
  /** Where the site is, without a slash at the end. */
  siteUrl(): Promise<string>;
  /** Rejects where the module has no addresses of its own. */
  openAddress(): Promise<PageAddress>;
  /** Goes to a page of a project, in the same tab. Rejects when it could not. */
  openProjectPage(page: ProjectPage, projectKey: string): Promise<void>;
}

const deaf: Subscription = { unsubscribe: () => undefined };

/** A page that answers nothing: what a surface has outside Jira. */
export const nowhere: HostPage = {
  openLink: async () => undefined,
  announceChange: async () => undefined,
  onChange: async () => deaf,
  seekPanel: async () => deaf,
  showPanel: async () => undefined,
  bePanel: async () => deaf,
  siteUrl: () => Promise.reject(new Error('no site')),
  openAddress: () => Promise.reject(new Error('no addresses')),
  openProjectPage: () => Promise.reject(new Error('no pages')),
};

const HostPageContext = createContext<HostPage>(nowhere);

export const HostPageProvider = HostPageContext.Provider;
export const useHostPage = (): HostPage => useContext(HostPageContext);
