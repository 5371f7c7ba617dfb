import Button from '@atlaskit/button/new';
import { strings } from '../strings';
import type { ApiFailure } from '../api';

/** Said when a refresh failed and older data stays on the page. */
export function Stale({ failure, onRetry }: { failure: ApiFailure; onRetry: () => void }) {
  return (
    <div className="bp-notice" role="status">
      <span>
        {strings.errors.stale} {failure.message}
      </span>
      <Button spacing="compact" onClick={onRetry}>
        {strings.errors.retry}
      </Button>
    </div>
  );
}
