import { useState } from 'react';
import { Dialog } from '../components/Dialog';
import { Loading } from '../components/Loading';
import { local } from '../site/api';
import { useSite } from '../site/context';
import { useLoad } from '../site/use-load';
import { ControlButton, ControlGroup } from './ControlGroup';

interface Mail {
  id: string;
  issueKey: string;
  sent: string;
  subject: string;
  textBody: string;
}

/** The mails that Jira would have sent to who is signed in: here nobody has a mailbox. */
export function MailControls() {
  const [open, setOpen] = useState(false);
  return (
    <ControlGroup title="Mails" hint="What Jira would have sent you. No mail leaves this machine.">
      <ControlButton onClick={() => setOpen(true)}>Open my mails</ControlButton>
      {open && <Mails onClose={() => setOpen(false)} />}
    </ControlGroup>
  );
}

function Mails({ onClose }: { onClose: () => void }) {
  const { user } = useSite();
  const path = `mails?user=${user.name}`;
  const mails = useLoad(path, () => local<{ mails: Mail[] }>('GET', path));
  return (
    <Dialog title={`Mails to ${user.displayName}`} onClose={onClose}>
      <Loading of={mails}>
        {({ mails: found }) => (
          <>
            {found.length === 0 && <p>There are none.</p>}
            {found.toReversed().map(({ id, issueKey, sent, subject, textBody }) => (
              <article key={id} className="mail" aria-label={subject}>
                <h3>{subject}</h3>
                <p className="subtle">
                  {new Date(sent).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}, about{' '}
                  <a href={`/browse/${issueKey}`}>{issueKey}</a>
                </p>
                <p className="mail-text">{textBody}</p>
              </article>
            ))}
          </>
        )}
      </Loading>
    </Dialog>
  );
}
