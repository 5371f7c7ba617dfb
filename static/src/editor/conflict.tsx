import Button from '@atlaskit/button/new';
import { GherkinText } from '../components/gherkin-text';

interface Props {
  words: {
    title: string;
    text: string;
    keepMine: string;
    takeTheirs: string;
    goneTitle: string;
    goneText: string;
  };
  /** The text that is there now; `undefined` when it was deleted. */
  theirs?: string;
  language: string;
  /** Lines of it that are new since the editing began. */
  marked?: readonly number[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody else was faster: shows theirs, keeps mine, lets the person choose. */
export function Conflict({ words, theirs, language, marked, onKeepMine, onTakeTheirs }: Props) {
  const gone = theirs === undefined;
  return (
    <section className="bp-confirm" role="alert">
      <strong>{gone ? words.goneTitle : words.title}</strong>
      <p>{gone ? words.goneText : words.text}</p>
      {!gone && <GherkinText text={theirs} language={language} label={words.title} marked={marked} />}
      {!gone && (
        <div className="bp-actions">
          <Button onClick={onKeepMine}>{words.keepMine}</Button>
          <Button appearance="subtle" onClick={onTakeTheirs}>
            {words.takeTheirs}
          </Button>
        </div>
      )}
    </section>
  );
}
