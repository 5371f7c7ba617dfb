import { createContext, useContext } from 'react';
import type { SiteView } from '../../site-view';

const SiteContext = createContext<SiteView | undefined>(undefined);

export const SiteProvider = SiteContext.Provider;

/** Who is signed in, who else there is, and the app's modules. */
export function useSite(): SiteView {
  const site = useContext(SiteContext);
  if (!site) throw new Error('Outside the site');
  return site;
}
