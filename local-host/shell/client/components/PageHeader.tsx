import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** Links above the title, outermost first. */
  trail?: { href: string; text: string }[];
  children?: ReactNode;
}

/** Where every trail within a project begins. */
export const PROJECTS = { href: '/projects', text: 'Projects' };

/** Title of a page, the way to it, and its actions. Names the browser's window too. */
export function PageHeader({ title, trail = [], children }: Props) {
  document.title = `${title} - Jira`;
  return (
    <header className="page-header">
      {trail.length > 0 && <Trail links={trail} />}
      <div className="page-title">
        <h1>{title}</h1>
        <div className="page-actions">{children}</div>
      </div>
    </header>
  );
}

export function Trail({ links }: { links: { href: string; text: string }[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="trail">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
