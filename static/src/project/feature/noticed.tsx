import type { FeatureView } from '../../../../src/invoke-api';
import { GherkinText } from '../../components/gherkin-text';
import { typedText } from '../../gherkin';
import { strings } from '../../strings';

const words = strings.merge;

/** Somebody else changed the feature while its text is edited: what saving will do, and what they wrote. */
export function Noticed({ theirs, marked }: { theirs: FeatureView; marked?: readonly number[] }) {
  return (
    <details className="bp-confirm">
      <summary>
        <span role="status">{words.noticed}</span>
      </summary>
      <p>{words.noticedText}</p>
      <GherkinText
        text={typedText(theirs.text)}
        language={theirs.language}
        label={words.noticed}
        marked={marked}
      />
    </details>
  );
}
