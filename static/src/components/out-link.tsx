import type { MouseEvent, ReactNode } from 'react';
import { useHostPage } from '../host-page';
import { strings } from '../strings';

/** Addresses come from build servers: anything but http and https is shown as text, never as a link. */
const isWebAddress = (url: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
};

/** A link out of the frame, opened by Jira because a sandboxed frame may not do it everywhere. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  const { openLink } = useHostPage();
  if (!isWebAddress(href)) return <>{children}</>;
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    void openLink(href);
  };
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={open}>
      {children}
      <span className="bp-hidden"> {strings.common.newTab}</span>
    </a>
  );
}
