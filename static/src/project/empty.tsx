import Button from '@atlaskit/button/new';
import { GherkinText } from '../components/gherkin-text';
import { strings } from '../strings';

interface Props {
  /** Absent for those who may not write. */
  write?: { onNew: () => void; onImport: () => void; onRemoved: () => void };
}

const words = strings.project;

/** No features yet: says what one is, and the two ways to have some, to those who may. */
export function Empty({ write }: Props) {
  if (!write) return <p className="bp-subtle">{words.emptyReadOnly}</p>;
  return (
    <section className="bp-empty">
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyText}</p>
      <GherkinText text={words.emptyExample} language="en" label={words.emptyExampleLabel} />
      <p>{words.emptyDrop}</p>
      <div className="bp-actions">
        <Button appearance="primary" onClick={write.onNew}>
          {strings.feature.create}
        </Button>
        <Button onClick={write.onImport}>{strings.import.openFirst}</Button>
        <Button appearance="subtle" onClick={write.onRemoved}>
          {strings.removed.open}
        </Button>
      </div>
    </section>
  );
}
