import Lozenge from '@atlaskit/lozenge';
import type { FeatureVersion } from '../../../../src/invoke-api';
import { TimeAgo } from '../../components/time-ago';
import { strings } from '../../strings';
import { fullTime } from '../../time';

interface Props {
  /** The newest first. */
  versions: readonly FeatureVersion[];
  /** The chosen one's number. */
  chosen?: number;
  onChoose: (number: number) => void;
}

const words = strings.history;

/** A save's number, from 1 for the oldest: a text that was saved twice is the same version twice. */
export const numberOf = (versions: readonly FeatureVersion[], index: number): number =>
  versions.length - index;

/** Who saved the feature's text, when and from where. */
export function VersionList({ versions, chosen, onChoose }: Props) {
  return (
    <ol className="bp-list bp-versions" aria-label={words.list}>
      {versions.map(({ at, by, from, draft }, index) => (
        <li key={numberOf(versions, index)} className="bp-item">
          <button
            type="button"
            className="bp-row"
            aria-current={numberOf(versions, index) === chosen || undefined}
            onClick={() => onChoose(numberOf(versions, index))}
          >
            <span className="bp-row-text">
              <span className="bp-name">{fullTime(new Date(at))}</span>
              <span className="bp-subtle">
                <TimeAgo iso={at} /> · {words.from[from]} {by && words.by(by)}
              </span>
            </span>
            <span className="bp-row-end">
              {draft && <Lozenge appearance="warning">{words.draft}</Lozenge>}
              {index === 0 && <Lozenge appearance="information">{words.present}</Lozenge>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
