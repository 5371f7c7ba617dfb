import Button from '@atlaskit/button/new';
import { useId, useState, type ReactNode } from 'react';

interface Props {
  words: { title: string; show: string; hide: string };
  intro: string;
  children: () => ReactNode;
}

/** A section that is read only when it is wanted, since few visits to the page are for it. */
export function WantedSection({ words, intro, children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <section className="bp-card" aria-labelledby={id}>
      <div className="bp-card-header">
        <h2 id={id}>{words.title}</h2>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
      </div>
      <p className="bp-subtle">{intro}</p>
      {open && children()}
    </section>
  );
}
