import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useCallback, useState } from 'react';
import type { BackupsView, BackupView, SettingsView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { Skeleton } from '../components/skeleton';
import { useFocusBack } from '../hooks/use-focus-back';
import { useLive, WORKING_POLL_MS } from '../hooks/use-live';
import { REPORT_POLL_MS } from '../report';
import { strings } from '../strings';
import { day, fullTime } from '../time';
import { RestoreForm } from './restore-form';
import { RestoreState } from './restore-state';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
}

const words = strings.backups;
const at = (iso: string): string => fullTime(new Date(iso));

/** The backups that are kept, what is being restored, and what was found of damage. */
export function BackupsList({ view, call }: Props) {
  const [pollMs, setPollMs] = useState(REPORT_POLL_MS);
  const [chosen, setChosen] = useState<BackupView>();
  // The focus goes back to the row it came from when nothing is chosen any more.
  const [lastId, setLastId] = useState<string>();
  const [begunId, setBegunId] = useState<string>();
  const load = useCallback(async () => {
    const answer = await call('backups', {});
    setPollMs(answer.restore?.state === 'running' ? WORKING_POLL_MS : REPORT_POLL_MS);
    return answer;
  }, [call]);
  const live = useLive(load, pollMs);
  const opener = useFocusBack(chosen !== undefined);
  const show = (answer: BackupsView): void => {
    live.update(() => answer);
    setPollMs(WORKING_POLL_MS);
    setChosen(undefined);
    setBegunId(answer.restore?.id);
  };
  const { data } = live;
  if (!data)
    return live.failure ? (
      <Failure failure={live.failure} onRetry={() => void live.reload()} />
    ) : (
      <Skeleton rows={3} />
    );
  const { backups, compared, damaged, restore } = data;
  const [newest] = backups;
  const isEnabled = view.project.state === 'enabled';
  const mayChange = view.access.canEdit && isEnabled;
  const mayRestore = mayChange && restore?.state !== 'running';
  return (
    <>
      {!newest && <p>{isEnabled ? words.none : words.noneYet}</p>}
      {newest && !isEnabled && view.access.canEdit && <p>{words.disabled}</p>}
      {newest && (
        <p>
          {words.last(at(newest.until))}{' '}
          {words.compared(compared.records, compared.of, compared.whole && day(compared.whole))}
        </p>
      )}
      {restore && (
        <RestoreState
          restore={restore}
          isBegun={restore.id === begunId}
          mayUndo={mayChange}
          call={call}
          onChanged={show}
        />
      )}
      {damaged.length > 0 && (
        <SectionMessage appearance="warning" title={words.damages} headingLevel="h3">
          <ul>
            {damaged.map(({ of, isMended, at: found }, n) => (
              <li key={`${of} ${found} ${n}`}>{words.damage(of, isMended)}</li>
            ))}
          </ul>
        </SectionMessage>
      )}
      {chosen && mayRestore && (
        // What was chosen of one backup says nothing of another.
        <RestoreForm
          key={chosen.id}
          backup={chosen}
          call={call}
          onStarted={show}
          onCancel={() => setChosen(undefined)}
        />
      )}
      {newest && (
        <table className="bp-table bp-backups" aria-label={words.table}>
          <thead>
            <tr>
              <th scope="col">{words.columns.when}</th>
              <th scope="col" className="bp-number">
                {words.columns.features}
              </th>
              <th scope="col" className="bp-number">
                {words.columns.issues}
              </th>
              <th scope="col">{words.columns.restore}</th>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <tr key={backup.id}>
                <th scope="row">
                  <time dateTime={backup.at}>{at(backup.at)}</time>
                  {day(backup.until) !== day(backup.at) && words.until(day(backup.until))}
                  {backup.beforeRestore && words.beforeRestore}
                </th>
                <td className="bp-number">{backup.features}</td>
                <td className="bp-number">{backup.issues}</td>
                <td>
                  <Button
                    ref={lastId === backup.id ? opener : undefined}
                    spacing="compact"
                    isDisabled={!mayRestore}
                    onClick={() => {
                      setChosen(backup);
                      setLastId(backup.id);
                    }}
                  >
                    {words.restore}
                    <span className="bp-hidden">{words.of(at(backup.at))}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
