import type { FeatureView, TextProblem } from '../../../../src/invoke-api';
import { Problems } from '../../editor/problems';
import { strings } from '../../strings';

interface Props {
  feature: FeatureView;
  problems: readonly TextProblem[];
  onGoTo: (problem: TextProblem) => void;
}

const words = strings.feature;

/** The text cannot be read: what that means, and where it is wrong. */
export function DraftBanner({ feature, problems, onGoTo }: Props) {
  return (
    <section className="bp-confirm" aria-label={words.draftTitle}>
      <strong>{words.draftTitle}</strong>
      <p>{feature.scenarios.length > 0 ? words.draftText : words.draftTextNew}</p>
      <Problems problems={problems} onGoTo={onGoTo} />
    </section>
  );
}
