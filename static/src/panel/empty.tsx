import Button from '@atlaskit/button/new';
import type { Ref } from 'react';
import { GherkinText } from '../components/gherkin-text';
import { strings } from '../strings';

interface Props {
  /** Absent for those who may not write. */
  onAdd?: () => void;
  onLink: () => void;
  addRef?: Ref<HTMLButtonElement>;
  linkRef?: Ref<HTMLButtonElement>;
}

/** No scenarios yet: says what one is good for, to those who may write one. */
export function Empty({ onAdd, onLink, addRef, linkRef }: Props) {
  if (!onAdd) return <p className="bp-subtle">{strings.panel.emptyReadOnly}</p>;
  return (
    <section className="bp-empty">
      <h2>{strings.panel.emptyTitle}</h2>
      <p>{strings.panel.emptyText}</p>
      <GherkinText text={strings.panel.emptyExample} language="en" label={strings.panel.emptyExampleLabel} />
      <div className="bp-actions">
        <Button ref={addRef} appearance="primary" onClick={onAdd}>
          {strings.panel.add}
        </Button>
        <Button ref={linkRef} appearance="subtle" onClick={onLink}>
          {strings.link.open}
        </Button>
      </div>
    </section>
  );
}
