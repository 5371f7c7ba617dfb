import SectionMessage from '@atlaskit/section-message';
import type { PendingRemoval as Pending } from '../../../src/invoke-api';
import { strings } from '../strings';
import { day, daysBetween } from '../time';

const words = strings.removal;

interface Props {
  removal: Pending;
  /** Leads to where it can be cancelled. */
  onLead?: () => void;
}

/** Says to everybody who works here that somebody asked for a removal, when it comes, and who can cancel it. */
export function PendingRemoval({ removal: { of, dueAt }, onLead }: Props) {
  return (
    <div role="status">
      <SectionMessage
        appearance="warning"
        title={words.pending(words.kept[of], day(dueAt))}
        headingLevel="h2"
      >
        <p>
          {words.daysLeft(daysBetween(new Date(), new Date(dueAt)))} {words.nothingYet} {words.canCancel[of]}
        </p>
        {onLead && (
          <button type="button" className="bp-link" onClick={onLead}>
            {words.show}
          </button>
        )}
      </SectionMessage>
    </div>
  );
}
