import Button from '@atlaskit/button/new';
import { GherkinText } from '../components/gherkin-text';
import { strings } from '../strings';
import type { Opened, Openers } from './panel-header';

interface Props {
  canEdit: boolean;
  /** Talking it through on cards needs less than writing. */
  canMap: boolean;
  onOpen: (what: Opened) => void;
  openers: Openers;
}

const words = strings.panel;

const WAYS = [
  ['add', strings.panel.add, words.emptyWays.write],
  ['map', strings.board.open, words.emptyWays.map],
  ['link', strings.link.open, words.emptyWays.link],
] as const;

/** No scenarios yet: says what one is good for and the ways to the first one, to those who may write it. */
export function Empty({ canEdit, canMap, onOpen, openers }: Props) {
  if (!canEdit)
    return (
      <section className="bp-empty">
        <p className="bp-subtle">{words.emptyReadOnly}</p>
        <Button ref={openers.map} onClick={() => onOpen('map')}>
          {canMap ? strings.board.open : strings.board.look}
        </Button>
      </section>
    );
  return (
    <section className="bp-empty">
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyText}</p>
      <GherkinText text={words.emptyExample} language="en" label={words.emptyExampleLabel} />
      <ul className="bp-ways">
        {WAYS.map(([what, label, text]) => (
          <li key={what}>
            <Button
              ref={openers[what]}
              appearance={what === 'add' ? 'primary' : 'default'}
              onClick={() => onOpen(what)}
            >
              {label}
            </Button>
            <span className="bp-subtle">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
