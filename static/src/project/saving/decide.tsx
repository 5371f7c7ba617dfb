import type { FeatureScenario, Identities } from '../../../../src/invoke-api';
import type { ApiFailure } from '../../api';
import { nameOf, type Chosen } from './chosen';
import type { Between } from './merge-place';
import { MergePlaces } from './merge-places';
import { Questions } from './questions';
import type { Matter } from './use-save-text';

interface Props {
  undecided: Matter;
  /** The feature's Gherkin language. */
  language: string;
  /** What is known of the feature's scenarios, where it is at hand. */
  known?: readonly FeatureScenario[];
  between?: Between;
  /** What leaving it undecided is called. */
  leaveLabel?: string;
  /** What was chosen before, where it was left open; and told whenever something is. */
  chosen?: Chosen;
  onChosen?: (chosen: Chosen) => void;
  busy: boolean;
  failure?: ApiFailure;
  onAnswer: (identities: Identities) => void;
  onCompose: (text: string) => void;
  onLeave: () => void;
}

const NONE: readonly FeatureScenario[] = [];

/** What only a person can decide about a text. In place: a modal would be cut off by a frame that is low. */
export function Decide({
  undecided,
  known = NONE,
  between = 'people',
  chosen,
  onChosen,
  onAnswer,
  onCompose,
  ...props
}: Props) {
  const matter = nameOf(undecided);
  const start = chosen?.matter === matter ? chosen : undefined;
  return 'ask' in undecided ? (
    <Questions
      key={matter}
      start={start?.answers}
      onChosen={(answers) => onChosen?.({ matter, answers })}
      ask={undecided.ask}
      known={known}
      onAnswer={onAnswer}
      {...props}
    />
  ) : (
    <MergePlaces
      key={matter}
      start={start?.sides}
      onChosen={(sides) => onChosen?.({ matter, sides })}
      between={between}
      conflict={undecided.conflict}
      onCompose={onCompose}
      {...props}
    />
  );
}
