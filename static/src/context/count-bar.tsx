import type { Counts } from '../../../src/invoke-api';
import { strings } from '../strings';

type Outcome = Exclude<keyof Counts, 'scenarios'>;
const OUTCOMES: readonly Outcome[] = ['passed', 'failed', 'pending', 'notRun'];

/** The counts as a bar for the eye and as a list, in words, for everybody. */
export function CountBar({ counts }: { counts: Counts }) {
  const there = OUTCOMES.filter((outcome) => counts[outcome] > 0);
  return (
    <>
      <div className="bp-bar" aria-hidden="true">
        {there.map((outcome) => (
          <span key={outcome} className={`bp-bar-${outcome}`} style={{ flexGrow: counts[outcome] }} />
        ))}
      </div>
      <ul className="bp-counts">
        {there.map((outcome) => (
          <li key={outcome} className={`bp-count-${outcome}`}>
            {counts[outcome]} {strings.context.counts[outcome]}
          </li>
        ))}
      </ul>
    </>
  );
}
