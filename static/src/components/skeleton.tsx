import { strings } from '../strings';

/** Grey bars in the shape of what is coming, announced once. */
export function Skeleton({ rows }: { rows: number }) {
  return (
    <div className="bp-skeleton" role="status" aria-label={strings.common.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="bp-skeleton-row" aria-hidden="true" />
      ))}
    </div>
  );
}
