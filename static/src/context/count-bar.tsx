import type { Counts } from '../../../src/invoke-api';
import { OutcomeBar } from '../components/outcome-bar';
import { OUTCOMES } from '../counts';
import { strings } from '../strings';

/** The counts as a bar for the eye and as a list, in words, for everybody. */
export function CountBar({ counts }: { counts: Counts }) {
  return (
    <>
      <OutcomeBar counts={counts} />
      <ul className="bp-counts">
        {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
          <li key={outcome} className={`bp-count-${outcome}`}>
            {counts[outcome]} {strings.context.counts[outcome]}
          </li>
        ))}
      </ul>
    </>
  );
}
