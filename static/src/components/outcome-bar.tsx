import type { Counts } from '../../../src/invoke-api';
import { OUTCOMES } from '../counts';

/** Scenarios by outcome as a bar: for the eye only, the words stand beside it. */
export function OutcomeBar({ counts }: { counts: Counts }) {
  return (
    <span className="bp-bar" aria-hidden="true">
      {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <span key={outcome} className={`bp-bar-${outcome}`} style={{ flexGrow: counts[outcome] }} />
      ))}
    </span>
  );
}
