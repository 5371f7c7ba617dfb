import Lozenge from '@atlaskit/lozenge';
import type { ResultStatus, ScenarioResult } from '../../../src/invoke-api';
import { strings } from '../strings';

const APPEARANCE = {
  passed: 'success',
  failed: 'danger',
  pending: 'warning',
  undefined: 'warning',
  skipped: 'neutral',
  ambiguous: 'warning',
  unknown: 'neutral',
} as const satisfies Record<ResultStatus, string>;

/** The latest result of a scenario as a lozenge; an outdated one says so in words, not by colour alone. */
export function Outcome({ result }: { result?: ScenarioResult }) {
  if (!result) return <Lozenge appearance="neutral">{strings.outcome.notRun}</Lozenge>;
  return (
    <span className="bp-outcome">
      <Lozenge appearance={APPEARANCE[result.status]}>{strings.outcome[result.status]}</Lozenge>
      {result.outdated && (
        <span className="bp-outdated" title={strings.outcome.outdatedWhy}>
          {strings.outcome.outdated}
        </span>
      )}
    </span>
  );
}
