import type { Identities } from '../../../../src/invoke-api';
import type { ApiFailure } from '../../api';
import { MergePlaces } from './merge-places';
import { Questions } from './questions';
import type { Matter } from './use-save-text';

interface Props {
  undecided: Matter;
  /** The feature's Gherkin language. */
  language: string;
  /** What leaving it undecided is called. */
  leaveLabel?: string;
  busy: boolean;
  failure?: ApiFailure;
  onAnswer: (identities: Identities) => void;
  onCompose: (text: string) => void;
  onLeave: () => void;
}

/** What only a person can decide about a text. In place: a modal would be cut off by a frame that is low. */
export function Decide({ undecided, onAnswer, onCompose, ...props }: Props) {
  return 'ask' in undecided ? (
    <Questions
      key={JSON.stringify(undecided.ask.questions.map(({ index }) => index))}
      ask={undecided.ask}
      onAnswer={onAnswer}
      {...props}
    />
  ) : (
    <MergePlaces
      key={undecided.conflict.textHash}
      parts={undecided.conflict.parts}
      onCompose={onCompose}
      {...props}
    />
  );
}
