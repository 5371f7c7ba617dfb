import { useId, type ReactNode, type Ref } from 'react';
import type { Lapse, PendingRemoval as Pending } from '../../../src/invoke-api';
import { ApiFailure } from '../api';
import type { Live } from '../hooks/use-live';
import { strings } from '../strings';
import { Failure } from './failure';
import { LapseBanner } from './lapse-banner';
import { PendingRemoval } from './pending-removal';
import { Skeleton } from './skeleton';
import { Stale } from './stale';

interface Props<T> {
  /** The page's heading; for screen readers only where Jira already shows one around the frame. */
  title: string;
  /** For who leads to the page. */
  heading?: Ref<HTMLHeadingElement>;
  className: string;
  live: Live<T>;
  /** Rows of the skeleton while the first load is under way. */
  rows: number;
  /** What the data says of a lapsed licence. */
  lapse: (data: T) => Lapse | undefined;
  /** What the data says of a removal that somebody asked for. */
  removal?: (data: T) => Pending | undefined;
  /** Leads to where the removal can be cancelled, where that is on this page. */
  onRemoval?: () => void;
  children: (data: T) => ReactNode;
}

/** Of a whole page that is not found: loading it again would not help. */
const explained = (failure: ApiFailure): ApiFailure =>
  failure.code === 'NotFound' ? new ApiFailure('NotFound', strings.errors.notSeen) : failure;

/**
 * The frame's page: loading, could not be loaded, loaded, and loaded but no longer fresh; of a lapsed licence and of a removal
 * that is to come it says so.
 */
export function Surface<T>({
  title,
  heading,
  className,
  live,
  rows,
  lapse,
  removal,
  onRemoval,
  children,
}: Props<T>) {
  const { data, failure, loading, reload } = live;
  const id = useId();
  const retry = (): void => void reload();
  const lapsed = data === undefined ? undefined : lapse(data);
  const pending = data === undefined ? undefined : removal?.(data);
  return (
    <main className={className} aria-labelledby={id}>
      <h1 ref={heading} id={id} tabIndex={heading ? -1 : undefined} className="bp-hidden">
        {title}
      </h1>
      {data === undefined && failure && !loading && (
        <Failure
          failure={explained(failure)}
          title={failure.code === 'LicenceLapsed' ? strings.lapse.closed : undefined}
          onRetry={retry}
        />
      )}
      {data === undefined && (loading || !failure) && <Skeleton rows={rows} />}
      {data !== undefined && failure && <Stale failure={failure} onRetry={retry} />}
      {lapsed && <LapseBanner lapse={lapsed} />}
      {pending && <PendingRemoval removal={pending} onLead={onRemoval} />}
      {data !== undefined && children(data)}
    </main>
  );
}
