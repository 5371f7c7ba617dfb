import { useSiteUrl } from '../hooks/use-site-url';
import { OutLink } from './out-link';

interface Props {
  issueKey: string;
  /** Shown when the link is pointed at. */
  summary?: string;
}

/** A link to an issue of the site; the key alone until it is known where the site is. */
export function IssueLink({ issueKey, summary }: Props) {
  const site = useSiteUrl();
  return (
    <span className="bp-issue" title={summary}>
      <OutLink href={site ? `${site}/browse/${encodeURIComponent(issueKey)}` : ''}>{issueKey}</OutLink>
    </span>
  );
}
