import type { ReactNode } from 'react';
import type { Loaded } from '../site/use-load';

/** Shows what was loaded, or that it is being loaded, or why it could not be. */
export function Loading<T>({ of, children }: { of: Loaded<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (!of.error) return <p className="loading">Loading…</p>;
  return (
    <div className="problem" role="alert">
      <p>{of.error.message}</p>
      <button type="button" className="button" onClick={of.reload}>
        Try again
      </button>
    </div>
  );
}
