import '../styles/archive.css';
import Button from '@atlaskit/button/new';
import FilesIcon from '@atlaskit/icon/core/files';
import { useEffect, useRef, type ChangeEvent } from 'react';
import { Failure } from '../components/failure';
import { Progress } from '../components/progress';
import { useLeaveWarning } from '../hooks/use-leave-warning';
import { strings } from '../strings';
import { DamageList } from './damage-list';
import type { ProjectOutcome } from './import-archive';
import { OutcomeTables } from './outcome-tables';
import { Pairing } from './pairing';
import { Review } from './review';
import type { ArchiveScope } from './scope';
import { useArchiveImport, type ArchiveImport } from './use-archive-import';

interface Props {
  scope: ArchiveScope;
  onImported: () => void;
  onClose: () => void;
}

const words = strings.archive.import;

/** Brings an archive in: choose, compare, look, import. The focus follows from one to the next. */
export function ImportPanel({ scope, onImported, onClose }: Props) {
  const importing = useArchiveImport(scope, onImported);
  const { state, waiting, stopping } = importing;
  const panel = useRef<HTMLDivElement>(null);
  useLeaveWarning(state.phase === 'busy');
  useEffect(() => panel.current?.focus(), [state.phase]);
  return (
    <div ref={panel} className="bp-archive" role="group" aria-label={words.chooseTitle} tabIndex={-1}>
      <Step importing={importing} onClose={onClose} />
      <p role="status">{state.phase === 'busy' && (stopping ? strings.archive.stopping : waiting)}</p>
    </div>
  );
}

function Step({ importing, onClose }: { importing: ArchiveImport; onClose: () => void }) {
  const { state, stopping, choose, goOnWithWhole, look, start, cancel, reset } = importing;
  switch (state.phase) {
    case 'choosing':
      return (
        <>
          {state.failure && <Failure failure={state.failure} title={words.failed} />}
          <ChooseArchive onChoose={choose} onClose={onClose} />
        </>
      );
    case 'busy':
      return (
        <>
          {state.progress && <Progress label={strings.archive.progress} {...state.progress} />}
          <div className="bp-actions">
            <Button isDisabled={stopping} onClick={cancel}>
              {strings.archive.cancel}
            </Button>
          </div>
        </>
      );
    case 'damaged':
      return (
        <>
          {state.failure && <Failure failure={state.failure} title={words.failed} />}
          <DamageList damage={state.damage} whole={state.whole} />
          <div className="bp-actions">
            {state.whole.bringsAnything && <Button onClick={goOnWithWhole}>{words.importWhole}</Button>}
            <Button onClick={reset}>{words.back}</Button>
          </div>
        </>
      );
    case 'pairing':
      return (
        <>
          {state.failure && <Failure failure={state.failure} title={words.lookFailed} />}
          <Pairing archive={state.archive} targets={state.targets} onLook={look} onBack={reset} />
        </>
      );
    case 'review':
      return <Review {...state} onStart={start} onBack={reset} />;
    case 'done':
      return (
        <>
          <h3>{isWhole(state.outcomes) ? words.doneTitle : words.wholeDoneTitle}</h3>
          <p role="status">{words.doneText}</p>
          <OutcomeTables outcomes={state.outcomes} isDone />
          <div className="bp-actions">
            <Button onClick={onClose}>{words.close}</Button>
          </div>
        </>
      );
  }
}

const isWhole = (outcomes: readonly ProjectOutcome[]): boolean =>
  outcomes.every(({ losses }) => !losses.length);

function ChooseArchive({ onChoose, onClose }: { onChoose: (file: File) => void; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    // Choosing the same file again is another choice.
    target.value = '';
    if (file) onChoose(file);
  };
  return (
    <>
      <p className="bp-subtle">{words.chooseHelp}</p>
      <div className="bp-actions">
        <Button iconBefore={FilesIcon} onClick={() => field.current?.click()}>
          {words.choose}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {strings.archive.cancel}
        </Button>
      </div>
      <input ref={field} type="file" hidden accept=".zip" aria-label={words.choose} onChange={take} />
    </>
  );
}
