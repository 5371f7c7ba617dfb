import Button from '@atlaskit/button/new';
import DeleteIcon from '@atlaskit/icon/core/delete';
import DownloadIcon from '@atlaskit/icon/core/download';
import EditIcon from '@atlaskit/icon/core/edit';
import ClockIcon from '@atlaskit/icon/core/clock';
import { useState } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { fromBase64 } from '../../base64';
import { Failure } from '../../components/failure';
import { useAction } from '../../hooks/use-action';
import { useFocusBack } from '../../hooks/use-focus-back';
import { saveFile } from '../../save-file';
import { strings } from '../../strings';
import { baseName } from '../list/filter';
import type { ProjectCall } from '../project';
import { RemoveFeature } from './remove-feature';

interface Props {
  feature: FeatureView;
  canEdit: boolean;
  call: ProjectCall;
  reload: () => Promise<void>;
  /** Something is asked now. */
  onBegin: () => void;
  onEdit: () => void;
  onHistory: () => void;
  onRemoved: () => void;
}

const words = strings.feature;

/** Edit the text, take the file away, see what it was, delete the feature. */
export function FeatureActions({ feature, canEdit, call, reload, ...on }: Props) {
  const { onBegin, onEdit, onHistory, onRemoved } = on;
  const [asking, setAsking] = useState(false);
  const opener = useFocusBack(asking);
  const download = useAction(async () => {
    const { path, bytes } = await call('raw', { featureId: feature.id });
    saveFile(baseName(path), fromBase64(bytes), 'application/octet-stream');
  });
  if (asking)
    return (
      <RemoveFeature
        feature={feature}
        call={call}
        reload={reload}
        onRemoved={onRemoved}
        onCancel={() => setAsking(false)}
      />
    );
  return (
    <>
      {download.failure && <Failure failure={download.failure} title={words.notDownloaded} />}
      <div className="bp-actions">
        {canEdit && (
          <Button iconBefore={EditIcon} onClick={onEdit}>
            {words.edit}
          </Button>
        )}
        <Button
          appearance="subtle"
          iconBefore={DownloadIcon}
          isLoading={download.busy}
          onClick={() => void download.run()}
        >
          {words.download}
        </Button>
        <Button appearance="subtle" iconBefore={ClockIcon} onClick={onHistory}>
          {strings.history.open}
        </Button>
        {canEdit && (
          <Button
            ref={opener}
            appearance="subtle"
            iconBefore={DeleteIcon}
            onClick={() => {
              onBegin();
              setAsking(true);
            }}
          >
            {words.remove}
          </Button>
        )}
      </div>
    </>
  );
}
