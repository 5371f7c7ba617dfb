import Lozenge from '@atlaskit/lozenge';
import { memo } from 'react';
import type { FeatureSummary } from '../../../../src/invoke-api';
import { OutcomeBar } from '../../components/outcome-bar';
import { summary } from '../../counts';
import { strings } from '../../strings';
import { baseName } from './filter';

interface Props {
  feature: FeatureSummary;
  /** How many of its scenarios are searched for, where that is some. */
  chosen?: number;
  opened: boolean;
  unsaved: boolean;
  /** Tab comes to this row; the arrow keys lead to the others. */
  tabbable: boolean;
  onOpen: (id: string) => void;
}

const words = strings.features;

/** One feature of the list: name, file, size, result at a glance. Kept while nothing of it changes. */
export const FeatureRow = memo(({ feature, chosen, opened, unsaved, tabbable, onOpen }: Props) => {
  const { id, name, path, draft, counts } = feature;
  return (
    <li className="bp-item bp-feature">
      <button
        type="button"
        className="bp-row"
        data-feature={id}
        aria-current={opened ? 'true' : undefined}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => onOpen(id)}
      >
        <span className="bp-row-text">
          <span className="bp-feature-name">
            <span className="bp-name">{name || words.untitled}</span>
            {draft && <Lozenge appearance="warning">{words.draft}</Lozenge>}
            {unsaved && <Lozenge appearance="inprogress">{words.unsaved}</Lozenge>}
          </span>
          <span className="bp-subtle">{baseName(path)}</span>
        </span>
        <span className="bp-feature-end">
          <span className="bp-subtle" aria-hidden="true">
            {chosen === undefined
              ? words.scenarios(counts.scenarios)
              : words.chosen(chosen, counts.scenarios)}
            {counts.failed > 0 && <span className="bp-count-failed"> · {words.failed(counts.failed)}</span>}
          </span>
          <span className="bp-hidden">
            {chosen !== undefined && `${words.chosen(chosen, counts.scenarios)}; `}
            {summary(counts)}
          </span>
          <OutcomeBar counts={counts} />
        </span>
      </button>
    </li>
  );
});
FeatureRow.displayName = 'FeatureRow';
