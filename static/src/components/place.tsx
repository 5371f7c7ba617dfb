import type { ReactNode } from 'react';

const idOf = (name: string): string => `place-${name}`;

/** A section that something leads to. */
export function Place({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div id={idOf(name)} className="bp-place">
      {children}
    </div>
  );
}

/** Moves the focus to the heading of a place, from where the next control is the section's first; false where it is not there. */
export function focusPlace(name: string): boolean {
  const heading = document.getElementById(idOf(name))?.querySelector('h2');
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus();
  return true;
}
