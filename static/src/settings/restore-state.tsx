import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState } from 'react';
import type { BackupsView, RestoreView } from '../../../src/invoke-api';
import { Confirm } from '../components/confirm';
import { Failure } from '../components/failure';
import { useAction } from '../hooks/use-action';
import { isFocusLost, useFocusBack } from '../hooks/use-focus-back';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import { fullTime } from '../time';
import type { SettingsCall } from './settings';

interface Props {
  restore: RestoreView;
  /** Somebody here has just begun it. */
  isBegun: boolean;
  mayUndo: boolean;
  call: SettingsCall;
  onChanged: (view: BackupsView) => void;
}

const words = strings.backups;

function said({ state, scope, counts, of, isUndo, failed }: RestoreView): string {
  const done = words.did(counts);
  const day = fullTime(new Date(of));
  if (state === 'running') return words.running(done);
  if (state === 'stopped') return words.stopped(done);
  if (!done && failed.length) return isUndo ? words.nothingUndone : words.nothing(day);
  if (scope === 'copy' && counts.again) return words.copied(day);
  return isUndo ? words.undone(done) : words.done(day, done);
}

/** How far the last restore is, what it could not do, and the way back. */
export function RestoreState({ restore, isBegun, mayUndo, call, onChanged }: Props) {
  const [asking, setAsking] = useState(false);
  const once = useOnce();
  const undo = useAction(async () => {
    onChanged(await once((payload) => call('undoRestore', payload), { id: restore.id }));
    setAsking(false);
  });
  const opener = useFocusBack(asking);
  const status = useRef<HTMLParagraphElement>(null);
  // What it was begun with is gone: the focus with it, if it was there.
  useEffect(() => {
    if (isBegun && isFocusLost()) status.current?.focus();
  }, [isBegun, restore.id]);
  return (
    <>
      <p ref={status} className="bp-told" role="status" tabIndex={-1}>
        {said(restore)}
      </p>
      {restore.failed.length > 0 && (
        <div role="alert">
          <p className="bp-error">{words.failed(restore.failed.length)}</p>
          <ul>
            {restore.failed.map((name) => (
              <li key={name}>{words.part(name)}</li>
            ))}
          </ul>
          {restore.why && <p>{restore.why}</p>}
        </div>
      )}
      {undo.failure && <Failure failure={undo.failure} title={words.notUndone} />}
      {asking ? (
        <Confirm
          title={words.undoQuestion}
          confirm={words.undo}
          busy={undo.busy}
          onConfirm={() => void undo.run()}
          onCancel={() => setAsking(false)}
        >
          <p>{words.undoText(restore.scope === 'feature')}</p>
        </Confirm>
      ) : (
        restore.canUndo &&
        !restore.isUndo && (
          <div className="bp-actions">
            <Button ref={opener} isDisabled={!mayUndo} onClick={() => setAsking(true)}>
              {words.undo}
            </Button>
          </div>
        )
      )}
    </>
  );
}
