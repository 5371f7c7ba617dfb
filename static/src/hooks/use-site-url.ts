import { useEffect, useState } from 'react';
import { useHostPage } from '../host-page';

/** Where the site is, without a slash at the end; `undefined` until it is known. */
export function useSiteUrl(): string | undefined {
  const { siteUrl } = useHostPage();
  const [site, setSite] = useState<string>();
  useEffect(() => {
    let current = true;
    siteUrl().then(
      (url) => current && setSite(url),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [siteUrl]);
  return site;
}
