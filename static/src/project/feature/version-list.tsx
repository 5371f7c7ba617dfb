import Lozenge from '@atlaskit/lozenge';
import type { FeatureVersion } from '../../../../src/invoke-api';
import { TimeAgo } from '../../components/time-ago';
import { strings } from '../../strings';
import { exactTime, fullTime } from '../../time';

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

/** When a version was saved, to the second where another was in the same minute. */
export function timeOf(versions: readonly FeatureVersion[], { at }: FeatureVersion): string {
  const time = fullTime(new Date(at));
  const same = versions.filter((other) => fullTime(new Date(other.at)) === time);
  return same.length > 1 ? exactTime(new Date(at)) : time;
}

/** Who saved the feature's text, when and from where. */
export function VersionList({ versions, chosen, onChoose }: Props) {
  return (
    <ol className="bp-list bp-versions" aria-label={words.list}>
      {versions.map((version, index) => {
        const { at, by, from, draft } = version;
        return (
          <li key={numberOf(versions, index)} className="bp-item">
            <button
              type="button"
              className="bp-row"
              aria-current={numberOf(versions, index) === chosen || undefined}
              onClick={() => onChoose(numberOf(versions, index))}
            >
              <span className="bp-row-text">
                <span className="bp-name">{timeOf(versions, version)}</span>
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
        );
      })}
    </ol>
  );
}
