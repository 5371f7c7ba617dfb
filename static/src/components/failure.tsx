import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import type { ApiFailure } from '../api';
import { strings } from '../strings';

interface Props {
  failure: ApiFailure;
  title?: string;
  onRetry?: () => void;
}

/** What went wrong and what to do next, said at once by screen readers. */
export function Failure({ failure, title = strings.errors.loadTitle, onRetry }: Props) {
  return (
    <div role="alert">
      <SectionMessage
        appearance="error"
        title={title}
        headingLevel="h2"
        actions={
          onRetry && <SectionMessageAction onClick={onRetry}>{strings.errors.retry}</SectionMessageAction>
        }
      >
        <p>{failure.message}</p>
      </SectionMessage>
    </div>
  );
}
