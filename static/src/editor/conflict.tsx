import Button from '@atlaskit/button/new';
import { useRef } from 'react';
import { GherkinText } from '../components/gherkin-text';
import { editorIn } from './code/handle';

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
  /** Puts a text into the form while no editor is there. */
  setText: (text: string) => void;
}

/** Somebody else was faster: shows theirs, keeps mine, lets the person choose. The focus is in the text then. */
export function Conflict({ words, theirs, language, marked, onKeepMine, onTakeTheirs, setText }: Props) {
  const box = useRef<HTMLElement>(null);
  const gone = theirs === undefined;
  const editor = () => editorIn(box.current?.closest('form'));
  const keep = (): void => {
    editor()?.focus();
    onKeepMine();
  };
  const take = (): void => {
    if (gone) return;
    const put = editor();
    onTakeTheirs();
    // One step for undo, which then brings mine back.
    if (put) put.replace(theirs);
    else setText(theirs);
  };
  return (
    <section ref={box} className="bp-confirm" role="alert">
      <strong>{gone ? words.goneTitle : words.title}</strong>
      <p>{gone ? words.goneText : words.text}</p>
      {!gone && <GherkinText text={theirs} language={language} label={words.title} marked={marked} />}
      {!gone && (
        <div className="bp-actions">
          <Button onClick={keep}>{words.keepMine}</Button>
          <Button appearance="subtle" onClick={take}>
            {words.takeTheirs}
          </Button>
        </div>
      )}
    </section>
  );
}
