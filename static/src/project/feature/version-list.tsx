import Lozenge from '@atlaskit/lozenge';
import type { FeatureVersion } from '../../../../src/invoke-api';
import { TimeAgo } from '../../components/time-ago';
import { strings } from '../../strings';
import { fullTime } from '../../time';

interface Props {
  /** The newest first. */
  versions: readonly FeatureVersion[];
  chosen?: string;
  onChoose: (version: string) => void;
}

const words = strings.history;

/** Who saved the feature's text, when and from where. */
export function VersionList({ versions, chosen, onChoose }: Props) {
  return (
    <ol className="bp-list bp-versions" aria-label={words.list}>
      {versions.map(({ version, at, by, from, draft }, index) => (
        <li key={version} className="bp-item">
          <button
            type="button"
            className="bp-row"
            aria-current={version === chosen || undefined}
            onClick={() => onChoose(version)}
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
