import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select/Select';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { BackupsView, BackupView, RestorePreview, RestoreScopeView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { Skeleton } from '../components/skeleton';
import { SmallForm } from '../components/small-form';
import { useAction } from '../hooks/use-action';
import { useLive } from '../hooks/use-live';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import { fullTime } from '../time';
import type { SettingsCall } from './settings';

interface Props {
  backup: BackupView;
  call: SettingsCall;
  onStarted: (view: BackupsView) => void;
  onCancel: () => void;
}

const words = strings.backups;
/** What was compared stays; starting looks again anyway. */
const NEVER_MS = 24 * 60 * 60 * 1000;

/** What restoring would do, which part of it is wanted, and whether it is. */
export function RestoreForm(props: Props) {
  const { backup, call, onCancel } = props;
  const { id } = backup;
  const load = useCallback(() => call('previewRestore', { moment: id }), [call, id]);
  const { data, failure, loading, reload } = useLive(load, NEVER_MS);
  const isTooMuch = failure?.code === 'Unavailable';
  const isComparing = !data && loading && !isTooMuch;
  const group = useRef<HTMLDivElement>(null);
  // The button that was pressed may stand many rows below.
  useEffect(() => {
    if (isComparing) group.current?.focus();
  }, [isComparing]);
  return (
    <div
      ref={group}
      className="bp-told"
      role="group"
      aria-label={words.from(fullTime(new Date(backup.at)))}
      tabIndex={-1}
    >
      {isComparing && (
        <div role="status">
          <p>{words.comparing}</p>
          <Skeleton rows={2} />
        </div>
      )}
      {failure && !data && !isComparing && (
        <Failure failure={failure} title={words.notCompared} onRetry={() => void reload()} />
      )}
      {data || isTooMuch ? (
        <Choice {...props} preview={data} />
      ) : (
        <div className="bp-actions">
          <Button appearance="subtle" onClick={onCancel}>
            {strings.common.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Without a preview everything can be restored, for nobody knows which features differ. */
function Choice({
  preview,
  backup,
  call,
  onStarted,
  onCancel,
}: Props & { preview: RestorePreview | undefined }) {
  const { features = [], damaged = 0, more = 0 } = preview ?? {};
  const id = useId();
  const [featureId, setFeatureId] = useState<string>();
  const [isBeside, setBeside] = useState(false);
  const once = useOnce();
  const start = useAction(async () => {
    const scope: RestoreScopeView =
      featureId === undefined ? { kind: 'project' } : { kind: isBeside ? 'copy' : 'feature', featureId };
    onStarted(await once((payload) => call('restore', payload), { moment: backup.id, scope }));
  });
  const broken = features.filter(({ state }) => state === 'damaged').map(({ path, name }) => path || name);
  const whatComes = (): string => {
    const one = features.find((feature) => feature.id === featureId);
    if (one && one.state !== 'damaged') return isBeside ? words.copy : words.one[one.state];
    return preview ? words.preview(preview.counts) : words.unknown;
  };
  const options = [
    { value: undefined, label: words.project },
    ...features.flatMap(({ id: value, path, state }) =>
      state === 'damaged' ? [] : [{ value, label: `${path} (${words[state]})` }],
    ),
  ];
  return (
    <SmallForm
      className="bp-form"
      label={words.from(fullTime(new Date(backup.at)))}
      submitLabel={words.go}
      busy={start.busy}
      failure={start.failure}
      failureTitle={words.notStarted}
      onSubmit={() => {
        void start.run();
        return true;
      }}
      onClose={onCancel}
    >
      <strong>{words.from(fullTime(new Date(backup.at)))}</strong>
      <p>{whatComes()}</p>
      {damaged > 0 && <p className="bp-error">{words.damaged(damaged)}</p>}
      {broken.length > 0 && <p className="bp-error">{words.broken(broken)}</p>}
      <div className="bp-field bp-narrow">
        <label htmlFor={`${id}-what`}>{words.which}</label>
        <Select
          inputId={`${id}-what`}
          autoFocus
          options={options}
          value={options.find(({ value }) => value === featureId) ?? null}
          onChange={(option) => setFeatureId(option?.value)}
        />
      </div>
      {more > 0 && <p className="bp-subtle">{words.more(more)}</p>}
      {featureId !== undefined && (
        <fieldset className="bp-choices">
          <legend>{words.how}</legend>
          {[false, true].map((beside) => (
            <label key={String(beside)} className="bp-radio">
              <input
                type="radio"
                name={`${id}-how`}
                checked={isBeside === beside}
                onChange={() => setBeside(beside)}
              />
              {beside ? words.beside : words.inPlace}
            </label>
          ))}
        </fieldset>
      )}
      <p className="bp-subtle">
        {featureId === undefined && `${words.whole} `}
        {words.text}
      </p>
    </SmallForm>
  );
}
