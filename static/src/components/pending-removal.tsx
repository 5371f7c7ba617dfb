import SectionMessage from '@atlaskit/section-message';
import type { PendingRemoval as Pending } from '../../../src/invoke-api';
import { strings } from '../strings';
import { day, daysBetween } from '../time';

const words = strings.removal;

/** Says to everybody who works here that somebody asked for a removal, when it comes, and who can cancel it. */
export function PendingRemoval({ removal: { of, dueAt } }: { removal: Pending }) {
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
      </SectionMessage>
    </div>
  );
}
