import { useState } from 'react';
import type { MergeConflict } from '../../../../src/invoke-api';
import type { ApiFailure } from '../../api';
import { Folding } from '../../components/folding';
import { readable } from '../../readable';
import { strings } from '../../strings';
import { composed, isPlace, type Decision } from './compose';
import { DecisionForm } from './decision-form';
import { MergePlace, type Between } from './merge-place';

interface Props {
  conflict: Pick<MergeConflict, 'parts' | 'moved'>;
  language: string;
  between: Between;
  leaveLabel?: string;
  /** What was chosen before, where it was left open. */
  start?: ReadonlyMap<number, Decision>;
  onChosen: (sides: ReadonlyMap<number, Decision>) => void;
  busy: boolean;
  failure?: ApiFailure;
  onCompose: (text: string) => void;
  onLeave: () => void;
}

const words = strings.merge;

/** Two changes of one text: what both agree on, and each place where a person has to choose. */
export function MergePlaces({ conflict, language, between, start, onChosen, onCompose, ...props }: Props) {
  const { leaveLabel = words.back } = props;
  const { parts, moved = [] } = conflict;
  const [decisions, setDecisions] = useState<ReadonlyMap<number, Decision>>(start ?? new Map());
  const [tried, setTried] = useState(false);
  const places = parts.flatMap((part, at) => (isPlace(part) ? [at] : []));
  const open = places.filter((at) => !decisions.has(at)).length;
  const decide = (at: number, decision: Decision): void => {
    const next = new Map([...decisions, [at, decision]]);
    setDecisions(next);
    onChosen(next);
  };
  return (
    <DecisionForm
      {...props}
      title={words.between[between].title}
      submitLabel={words.save}
      leaveLabel={leaveLabel}
      left={tried && open > 0 ? words.left(open) : undefined}
      changed={decisions.size > 0}
      onSubmit={() => {
        setTried(true);
        if (open === 0) onCompose(composed(parts, decisions));
      }}
    >
      <p>
        {words.what(places.length)} {words.between[between].nothingSaved}
      </p>
      {moved.map(({ name, featureName }) => (
        <p key={`${featureName} ${name}`} className="bp-note">
          {words.moved(name || strings.panel.untitled, featureName || strings.features.untitled)}
        </p>
      ))}
      {parts.map((part, at) =>
        isPlace(part) ? (
          <MergePlace
            key={at}
            place={part}
            number={places.indexOf(at) + 1}
            of={places.length}
            language={language}
            between={between}
            decision={decisions.get(at)}
            onDecide={(decision) => decide(at, decision)}
          />
        ) : (
          part.text && <Agreed key={at} text={part.text} first={at === 0} last={at === parts.length - 1} />
        ),
      )}
    </DecisionForm>
  );
}

/** Of the text between two places the lines beside them, the others on demand. */
function Agreed({ text, first, last }: { text: string; first: boolean; last: boolean }) {
  const lines = readable(text).split('\n');
  return (
    <pre className="bp-gherkin bp-agreed" tabIndex={0} role="group" aria-label={words.agreed}>
      <Folding
        lines={lines}
        counts={(_, index) => (index === 0 && !first) || (index === lines.length - 1 && !last)}
      >
        {(line, index) => (
          <span key={index} className="bp-line">
            {line}
            {'\n'}
          </span>
        )}
      </Folding>
    </pre>
  );
}
