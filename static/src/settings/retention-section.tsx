import Button from '@atlaskit/button/new';
import { RETENTION_DAYS, type RetentionKind } from '@behave-pro/core/rules';
import { useId, useState } from 'react';
import type { RetentionChoice, SettingsView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { TimeAgo } from '../components/time-ago';
import { useFocusBack } from '../hooks/use-focus-back';
import { strings } from '../strings';
import { day } from '../time';
import { keepsAll, RETENTION_KINDS } from './keeps-all';
import { SavedSection } from './saved-section';
import { useRetentionPreview, type Preview } from './use-retention-preview';
import { useSetting, type SectionProps } from './use-setting';

const words = strings.settings.retention;

const isSame = (a: RetentionChoice, b: RetentionChoice): boolean =>
  RETENTION_KINDS.every((kind) => a[kind] === b[kind]);

/** For how long runs and earlier texts are kept. What a choice lets go is counted before it is saved, and can be afterwards. */
export function RetentionSection(props: SectionProps) {
  const { project, access, swept } = props.view;
  const { retention: stored } = project;
  const [draft, setDraft] = useState<RetentionChoice>();
  const [asked, setAsked] = useState(false);
  const { save, saved } = useSetting({
    ...props,
    onSaved: (view) => {
      props.onSaved(view);
      setDraft(undefined);
      setAsked(true);
    },
  });
  const choice = draft ?? stored;
  const isChanged = !isSame(choice, stored);
  const isCounted = !keepsAll(choice) && (isChanged || asked);
  const isSwept = project.state === 'enabled' && !access.lapse;
  const preview = useRetentionPreview(props.call, isCounted ? choice : undefined, isSwept);
  const first = useFocusBack<HTMLSelectElement>(isChanged);
  return (
    <SavedSection title={words.title} busy={save.busy} saved={saved}>
      <p className="bp-subtle">{words.intro}</p>
      {RETENTION_KINDS.map((kind, n) => (
        <DaysField
          key={kind}
          kind={kind}
          value={choice[kind]}
          isDisabled={!access.canEdit || save.busy}
          fieldRef={n === 0 ? first : undefined}
          onChange={(days) => setDraft({ ...choice, [kind]: days })}
        />
      ))}
      <NextSweep choice={choice} preview={preview} isCounted={isCounted} isChanged={isChanged} />
      {isChanged && (
        <div className="bp-actions">
          <Button
            appearance="primary"
            isLoading={save.busy}
            isDisabled={preview.busy}
            onClick={() => void save.run({ retention: choice })}
          >
            {words.save}
          </Button>
          <Button appearance="subtle" isDisabled={save.busy} onClick={() => setDraft(undefined)}>
            {strings.common.cancel}
          </Button>
        </div>
      )}
      {!isChanged && !keepsAll(stored) && (
        <div className="bp-actions">
          <Button isLoading={preview.busy} onClick={() => (asked ? preview.again() : setAsked(true))}>
            {words.count}
          </Button>
        </div>
      )}
      {save.failure && <Failure failure={save.failure} title={strings.settings.notChanged} />}
      {swept && <LastSweep swept={swept} />}
    </SavedSection>
  );
}

interface FieldProps {
  kind: RetentionKind;
  value: number | null;
  isDisabled: boolean;
  fieldRef: React.RefObject<HTMLSelectElement> | undefined;
  onChange: (days: number | null) => void;
}

function DaysField({ kind, value, isDisabled, fieldRef, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className="bp-field bp-narrow">
      <label htmlFor={id}>{words.kinds[kind].label}</label>
      <select
        ref={fieldRef}
        id={id}
        className="bp-input"
        aria-describedby={`${id}-help`}
        disabled={isDisabled}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value ? Number(event.target.value) : null)}
      >
        <option value="">{words.all}</option>
        {RETENTION_DAYS.map((days) => (
          <option key={days} value={days}>
            {strings.settings.keys.days(days)}
          </option>
        ))}
      </select>
      <p id={`${id}-help`} className="bp-subtle">
        {words.kinds[kind].help}
      </p>
    </div>
  );
}

interface NextProps {
  choice: RetentionChoice;
  preview: Preview;
  isCounted: boolean;
  isChanged: boolean;
}

/** What the next sweep would remove, and from when on there is something left. */
function NextSweep({ choice, preview, isCounted, isChanged }: NextProps) {
  const { counted, busy, failure } = preview;
  return (
    <>
      <div role="status">
        {keepsAll(choice) && isChanged && <p>{words.nothingGoes}</p>}
        {isCounted && !failure && (
          <p>
            {busy || !counted
              ? words.counting(counted?.runs ?? 0, counted?.versions ?? 0)
              : words.next(counted.runs, counted.versions, counted.features)}
          </p>
        )}
        {isCounted && !busy && counted && (
          <p className="bp-subtle">
            {counted.oldestRun && `${words.oldestRun(day(counted.oldestRun))} `}
            {counted.oldestVersion && `${words.oldestVersion(day(counted.oldestVersion))} `}
            {words.later}
          </p>
        )}
      </div>
      {failure && <Failure failure={failure} title={words.notCounted} onRetry={preview.again} />}
    </>
  );
}

const LastSweep = ({ swept }: { swept: NonNullable<SettingsView['swept']> }) => (
  <p className="bp-subtle">
    {words.last} <TimeAgo iso={swept.at} />: {words.removed(swept.runs, swept.versions)}
  </p>
);
