import Button from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import UploadIcon from '@atlaskit/icon/core/upload';
import type { FeatureSummary } from '../../../src/invoke-api';
import { strings } from '../strings';

interface Props {
  features: readonly FeatureSummary[];
  /** Absent for those who may not write. */
  write?: { onNew: () => void; onImport: () => void; onRemoved: () => void };
}

/** How much there is, and adding to it. */
export function Toolbar({ features, write }: Props) {
  const scenarios = features.reduce((sum, { counts }) => sum + counts.scenarios, 0);
  return (
    <header className="bp-toolbar">
      <p className="bp-subtle">{strings.project.totals(features.length, scenarios)}</p>
      {write && (
        <div className="bp-actions">
          <Button appearance="subtle" onClick={write.onRemoved}>
            {strings.removed.open}
          </Button>
          <Button iconBefore={UploadIcon} onClick={write.onImport}>
            {strings.import.open}
          </Button>
          <Button appearance="primary" iconBefore={AddIcon} onClick={write.onNew}>
            {strings.feature.create}
          </Button>
        </div>
      )}
    </header>
  );
}
