import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { Section } from './section';

interface Props {
  words: { title: string; show: string; hide: string };
  intro: string;
  children: () => ReactNode;
}

/** A section that is read only when it is wanted, since few who come to its tab come for it. */
export function WantedSection({ words, intro, children }: Props) {
  const [open, setOpen] = useState(false);
  const action = (
    <Button aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? words.hide : words.show}
    </Button>
  );
  return (
    <Section title={words.title} intro={intro} action={action}>
      {open && children()}
    </Section>
  );
}
