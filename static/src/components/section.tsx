import { useId, type ReactNode } from 'react';

interface Props {
  title: string;
  intro: string;
  /** Stands beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A section of a page, with what it is for. */
export function Section({ title, intro, action, children }: Props) {
  const id = useId();
  return (
    <section className="bp-card" aria-labelledby={id}>
      <div className="bp-card-header">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      <p className="bp-subtle">{intro}</p>
      {children}
    </section>
  );
}
