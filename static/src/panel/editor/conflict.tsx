import Button from '@atlaskit/button/new';
import type { PanelScenario } from '../../../../src/invoke-api';
import { GherkinText } from '../../components/gherkin-text';
import { strings } from '../../strings';

interface Props {
  /** What is there now; `undefined` when it was deleted. */
  current?: PanelScenario;
  language: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

const words = strings.conflict;

/** Somebody else was faster: shows theirs, keeps mine, lets the person choose. */
export function Conflict({ current, language, onKeepMine, onTakeTheirs }: Props) {
  return (
    <section className="bp-confirm" role="alert">
      <strong>{current ? words.title : words.goneTitle}</strong>
      <p>{current ? words.text : words.goneText}</p>
      {current && <GherkinText text={current.text} language={language} label={words.title} />}
      {current && (
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
