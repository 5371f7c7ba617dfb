import '../styles/audit.css';
import Button from '@atlaskit/button/new';
import DownloadIcon from '@atlaskit/icon/core/download';
import { AUDIT_ACTIONS } from '@behave-pro/core/audit';
import { useState } from 'react';
import { Failure } from '../components/failure';
import { useAction } from '../hooks/use-action';
import { useFocusBack } from '../hooks/use-focus-back';
import { saveFile } from '../save-file';
import { strings } from '../strings';
import { FILES, fileName, fileText, wholeLog, type FileKind } from './audit-file';
import { AuditFilter, PROJECT_ACTIONS, type ProjectChoice } from './audit-filter';
import { AuditTable } from './audit-table';
import { askOf, EVERYTHING, isBackwards, type Chosen } from './chosen';
import { useAuditLog, type AskAudit, type AuditLogState } from './use-audit-log';

export interface AuditLogProps {
  /** To stay the same function. */
  ask: AskAudit;
  /** What the files are of: a project's key, or the site. */
  of: string;
  /** Projects to choose from; absent where the log is one project's. */
  projects?: readonly ProjectChoice[];
}

const words = strings.audit;

/** What was done, the newest first, by what is chosen; and all of that as a file. */
export function AuditLog({ ask, of, projects }: AuditLogProps) {
  const [chosen, setChosen] = useState<Chosen>(EVERYTHING);
  const log = useAuditLog(ask, chosen);
  // The way to older entries goes with the last of them.
  const refresh = useFocusBack(log.next !== undefined);
  return (
    <>
      <AuditFilter
        chosen={chosen}
        onChoose={setChosen}
        projects={projects}
        actions={projects ? AUDIT_ACTIONS : PROJECT_ACTIONS}
        people={log.people}
      />
      {log.failure && <Failure failure={log.failure} title={words.failed} onRetry={log.refresh} />}
      {log.entries.length > 0 && <AuditTable entries={log.entries} withProject={projects !== undefined} />}
      <p role="status">{said(log, chosen)}</p>
      <div className="bp-actions">
        {log.next && <Button onClick={log.older}>{words.older}</Button>}
        <Button ref={refresh} onClick={log.refresh}>
          {words.refresh}
        </Button>
        <span className="bp-subtle">{words.lag}</span>
      </div>
      <AuditFiles ask={ask} of={of} chosen={chosen} />
    </>
  );
}

function said({ entries, next, loading, failure }: AuditLogState, chosen: Chosen): string {
  if (loading) return words.loading;
  if (entries.length > 0) return words.shown(entries.length, next !== undefined);
  if (failure || isBackwards(chosen)) return '';
  if (next) return words.notYet;
  return chosen === EVERYTHING ? words.none : words.noneFound;
}

function AuditFiles({ ask, of, chosen }: { ask: AskAudit; of: string; chosen: Chosen }) {
  const [progress, setProgress] = useState('');
  const [making, setMaking] = useState<FileKind>();
  const make = useAction(async (kind: FileKind) => {
    setMaking(kind);
    setProgress(words.file.reading(0));
    const entries = await wholeLog(ask, askOf(chosen), (n) => setProgress(words.file.reading(n)));
    saveFile(fileName(of, kind, new Date()), fileText(kind, entries), FILES[kind].type);
    setProgress(words.file.done(entries.length));
  });
  return (
    <>
      <div className="bp-actions">
        {(['csv', 'json'] as const).map((kind) => (
          <Button
            key={kind}
            iconBefore={DownloadIcon}
            isLoading={make.busy && making === kind}
            isDisabled={(make.busy && making !== kind) || isBackwards(chosen)}
            onClick={() => void make.run(kind)}
          >
            {words.file[kind]}
          </Button>
        ))}
        <span role="status" className="bp-subtle">
          {make.failure ? '' : progress}
        </span>
      </div>
      {make.failure && <Failure failure={make.failure} title={words.file.failed} />}
    </>
  );
}
