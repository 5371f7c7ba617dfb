import { useEffect, useState } from 'react';
import { useHostPage } from '../host-page';
import { OutLink } from './out-link';

interface Props {
  issueKey: string;
  /** Shown when the link is pointed at. */
  summary?: string;
}

/** A link to an issue of the site; the key alone until it is known where the site is. */
export function IssueLink({ issueKey, summary }: Props) {
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
  return (
    <span className="bp-issue" title={summary}>
      <OutLink href={site ? `${site}/browse/${encodeURIComponent(issueKey)}` : ''}>{issueKey}</OutLink>
    </span>
  );
}
