import Button from '@atlaskit/button/new';
import DownloadIcon from '@atlaskit/icon/core/download';
import UploadIcon from '@atlaskit/icon/core/upload';
import { useId, useState } from 'react';
import { Failure } from '../components/failure';
import { OnDemand } from '../components/on-demand';
import { Progress } from '../components/progress';
import { useFocusBack } from '../hooks/use-focus-back';
import { useLeaveWarning } from '../hooks/use-leave-warning';
import { strings } from '../strings';
import type * as importing from './import-panel';
import type { ArchiveScope } from './scope';
import { useExport } from './use-export';

interface Props {
  intro: string;
  scope: ArchiveScope;
  isLapsed: boolean;
  /** Something may have been brought in. */
  onImported: () => void;
}

const words = strings.archive;
const load = (): Promise<typeof importing> => import('./import-panel');

/** Takes everything along in one file, and brings such a file in. What makes and reads files is fetched when it is wanted. */
export function ArchiveSection({ intro, scope, isLapsed, onImported }: Props) {
  const id = useId();
  const [importing, setImporting] = useState(false);
  const making = useExport(scope);
  const opener = useFocusBack(importing);
  const exporter = useFocusBack(making.busy);
  useLeaveWarning(making.busy);
  return (
    <section className="bp-card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="bp-subtle">
        {intro} {words.secrets}
      </p>
      {isLapsed && <p>{words.lapsed}</p>}
      {making.progress && <Progress label={words.progress} {...making.progress} />}
      {making.failure && <Failure failure={making.failure} title={words.export.failed} />}
      <p role="status">{making.said}</p>
      {making.busy ? (
        <div className="bp-actions">
          <Button autoFocus isDisabled={making.stopping} onClick={making.cancel}>
            {words.cancel}
          </Button>
        </div>
      ) : (
        !importing && (
          <div className="bp-actions">
            <Button ref={exporter} iconBefore={DownloadIcon} onClick={making.start}>
              {words.export.start}
            </Button>
            <Button
              ref={opener}
              iconBefore={UploadIcon}
              isDisabled={isLapsed}
              onClick={() => {
                making.clear();
                setImporting(true);
              }}
            >
              {words.import.open}
            </Button>
          </div>
        )
      )}
      {importing && (
        <OnDemand load={load}>
          {({ ImportPanel }) => (
            <ImportPanel scope={scope} onImported={onImported} onClose={() => setImporting(false)} />
          )}
        </OnDemand>
      )}
    </section>
  );
}
