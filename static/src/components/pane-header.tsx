import Button from '@atlaskit/button/new';
import { useEffect, useRef } from 'react';

interface Props {
  /** Of the heading, by which the pane is named. */
  id: string;
  level: 2 | 3;
  title: string;
  closeLabel: string;
  onClose: () => void;
}

/** The head of a pane that was opened in the place of another: it takes the focus, and leads back. */
export function PaneHeader({ id, level, title, closeLabel, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const Heading = level === 2 ? 'h2' : 'h3';
  useEffect(() => heading.current?.focus(), []);
  return (
    <header className="bp-pane-header">
      <Heading id={id} ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      <Button appearance="subtle" onClick={onClose}>
        {closeLabel}
      </Button>
    </header>
  );
}
