import { ago, fullTime } from '../time';

/** `iso`: an ISO time. Shows how long ago it was; the exact time is the tooltip and the machine-readable value. */
export function TimeAgo({ iso }: { iso: string }) {
  const at = new Date(iso);
  return (
    <time dateTime={iso} title={fullTime(at)}>
      {ago(at, new Date())}
    </time>
  );
}
