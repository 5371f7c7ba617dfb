import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { RemovalRequestView } from '../../../src/invoke-api';
import { useAction } from '../hooks/use-action';
import { useFocusBack } from '../hooks/use-focus-back';
import { strings } from '../strings';
import { day, daysBetween } from '../time';
import { Confirm } from './confirm';
import { Failure } from './failure';
import { RemovalForm, type Ask } from './removal-form';

interface Props {
  of: 'project' | 'site';
  /** What has to be typed. */
  word: string;
  request: RemovalRequestView | undefined;
  onAsk: (ask: Ask) => Promise<void>;
  onCancel: (id: string) => Promise<void>;
}

const words = strings.removal;

/** A removal that was asked for, with the way to cancel it; where there is none, the way to ask for it. */
export function RemovalRequest({ of, word, request, onAsk, onCancel }: Props) {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const ask = useAction(async (asked: Ask) => {
    await onAsk(asked);
    close();
  });
  const cancel = useAction(async (id: string) => {
    await onCancel(id);
    close();
  });
  // Whichever of the two buttons is there then.
  const opener = useFocusBack(open);
  if (!request && open) return <RemovalForm of={of} word={word} ask={ask} onClose={close} />;
  return (
    <>
      <div role="status">{request && <Filed of={of} request={request} />}</div>
      {request && open ? (
        <Confirm
          title={words.cancelTitle}
          confirm={words.keep}
          cancel={words.back}
          appearance="warning"
          busy={cancel.busy}
          onConfirm={() => void cancel.run(request.id)}
          onCancel={close}
        >
          <p>{words.cancelText}</p>
        </Confirm>
      ) : (
        <div className="bp-actions">
          <Button ref={opener} appearance={request ? 'default' : 'danger'} onClick={() => setOpen(true)}>
            {request ? words.cancel : words[of].open}
          </Button>
        </div>
      )}
      {cancel.failure && <Failure failure={cancel.failure} title={words.notCancelled} />}
    </>
  );
}

function Filed({ of, request }: { of: Props['of']; request: RemovalRequestView }) {
  const { askedBy, askedAt, dueAt } = request;
  return (
    <>
      <p>
        <strong>{words.pending(words.kept[of], day(dueAt))}.</strong>{' '}
        {words.daysLeft(daysBetween(new Date(), new Date(dueAt)))}
      </p>
      <p className="bp-subtle">{words.asked(askedBy, day(askedAt))}</p>
    </>
  );
}
