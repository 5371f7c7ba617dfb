import { useId, type ReactNode } from 'react';
import { SavedState } from '../components/saved-state';

interface Props {
  title: string;
  busy: boolean;
  saved: boolean;
  children: ReactNode;
}

/** A section whose fields are saved as they are changed, which its heading says. */
export function SavedSection({ title, busy, saved, children }: Props) {
  const id = useId();
  return (
    <section className="bp-card" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        <SavedState busy={busy} saved={saved} />
      </h2>
      {children}
    </section>
  );
}
