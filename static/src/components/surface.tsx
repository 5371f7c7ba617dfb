import type { ReactNode } from 'react';
import type { Live } from '../hooks/use-live';
import { Failure } from './failure';
import { Skeleton } from './skeleton';
import { Stale } from './stale';

interface Props<T> {
  /** The page's heading; for screen readers only where Jira already shows one around the frame. */
  title: string;
  className: string;
  live: Live<T>;
  /** Rows of the skeleton while the first load is under way. */
  rows: number;
  children: (data: T) => ReactNode;
}

/** The frame's page: loading, could not be loaded, loaded, and loaded but no longer fresh. */
export function Surface<T>({ title, className, live, rows, children }: Props<T>) {
  const { data, failure, loading, reload } = live;
  const retry = (): void => void reload();
  return (
    <main className={className}>
      <h1 className="bp-hidden">{title}</h1>
      {data === undefined && failure && !loading && <Failure failure={failure} onRetry={retry} />}
      {data === undefined && (loading || !failure) && <Skeleton rows={rows} />}
      {data !== undefined && failure && <Stale failure={failure} onRetry={retry} />}
      {data !== undefined && children(data)}
    </main>
  );
}
